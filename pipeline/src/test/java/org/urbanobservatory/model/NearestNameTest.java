package org.urbanobservatory.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "extnts, extents",
    "Extents, extents",
    "lay_out, layout",
    "inputs, inputs",
    "xyz, ''"
  })
  void nearestName(String wrong, String nearest) {
    assertThat(
            NearestName.findNearest(wrong, List.of("extents", "inputs", "layout", "output"))
                .orElse(""))
        .isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "a, '', 1", "kitten, sitting, 3", "ab, ba, 2", "abc, ABC, 0"})
  void distance(String from, String to, int edits) {
    assertThat(NearestName.distance(from, to)).isEqualTo(edits);
  }
}

package org.urbanobservatory.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7|7",
        "7.5|7.5",
        "7,5|7.5",
        "7.5 m|7.5",
        "7m|7",
        "24'|7.3152",
        "24 ft|7.3152",
        "12'6\"|3.81"
      })
  void readsWidths(String text, double metres) {
    assertThat(new StreetTags(Map.of("width", text)).widthM()).isCloseTo(metres, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"wide", "0", "-3", "99999", "5-7", "201"})
  void listsWidthsItCannotUse(String text) {
    var tags = new StreetTags(Map.of("width", text));

    assertThat(tags.widthM()).isNull();
    assertThat(tags.faults()).containsExactly("width=" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "oneway,yes,FORWARD",
    "oneway,-1,BACKWARD",
    "oneway,no,BOTH",
    "junction,roundabout,CIRCULAR",
    "highway,motorway,FORWARD",
    "highway,residential,BOTH",
    "oneway,reversible,BOTH"
  })
  void readsFlow(String key, String value, Flow flow) {
    assertThat(new StreetTags(Map.of(key, value)).flow()).isEqualTo(flow);
  }

  @Test
  void lettingMotorwaysSayOtherwise() {
    assertThat(new StreetTags(Map.of("highway", "motorway", "oneway", "no")).flow())
        .isEqualTo(Flow.BOTH);
  }

  @ParameterizedTest
  @CsvSource({
    "layer,2,2",
    "layer,-1,-1",
    "bridge,yes,1",
    "tunnel,yes,-1",
    "tunnel,no,0",
    "layer,x,0"
  })
  void readsLevels(String key, String value, int level) {
    assertThat(new StreetTags(Map.of(key, value)).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "0,", "2;3,", "many,", "31,"})
  void readsLanes(String text, Integer lanes) {
    var tags = new StreetTags(Map.of("lanes", text));

    assertThat(tags.lanes()).isEqualTo(lanes);
    assertThat(tags.faults().isEmpty()).isEqualTo(lanes != null);
  }
}

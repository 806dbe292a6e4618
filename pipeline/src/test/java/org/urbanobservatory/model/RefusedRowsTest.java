package org.urbanobservatory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedRowsTest {
  private static final RefusedRows SOME =
      RefusedRows.of(List.of("way 12", "feature 9", "feature 3", "feature 8", "feature 7"));

  @Test
  void neighboursAreARange() {
    assertThat(SOME.text()).isEqualTo("feature 3,7-9; way 12");
    assertThat(SOME.size()).isEqualTo(5);
    assertThat(RefusedRows.parse(SOME.text())).isEqualTo(SOME);
  }

  @Test
  void whatTwoCitiesRefuseCountsOnce() {
    RefusedRows both = SOME.plus(RefusedRows.of(List.of("feature 9", "feature 10", "line 2")));

    assertThat(both.text()).isEqualTo("feature 3,7-10; line 2; way 12");
    assertThat(both.size()).isEqualTo(7);
    assertThat(SOME.size()).isEqualTo(5);
  }

  @Test
  void noneIsNoText() {
    assertThat(RefusedRows.NONE.text()).isNull();
    assertThat(RefusedRows.parse(null)).isEqualTo(RefusedRows.NONE);
    assertThat(RefusedRows.NONE.plus(SOME)).isEqualTo(SOME);
  }

  @Test
  void aLocationHasANumber() {
    assertThatThrownBy(() -> RefusedRows.of(List.of("somewhere")))
        .hasMessage("Invalid location of a refused row: 'somewhere' is not like 'feature 3'");
  }

  @Test
  void countsAreNeverNegative() {
    assertThatThrownBy(() -> new InputSummary("i", "k", "p", null, 3, -1, 4, null, null, null))
        .hasMessage(
            "Invalid counts of input i: read 3 is not accepted -1 + rejected 4, each 0 or more");
    assertThatThrownBy(() -> CityCounts.rows(1, 1, SOME))
        .hasMessageStartingWith("Invalid counts of a city: 1 ROWS read, 6 rejected");
    InputSummary file = new InputSummary("i", "k", "p", null, 3, 2, 1, null, null, null);
    assertThatThrownBy(() -> file.refusing(3)).hasMessageContaining("accepted -1");
    assertThat(file.uncounted().read()).isNull();
  }
}

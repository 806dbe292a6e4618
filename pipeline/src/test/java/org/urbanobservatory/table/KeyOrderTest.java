package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.Issue;

class KeyOrderTest {
  @Test
  void textIsOrderedByItsUtf8Bytes() {
    List<String> texts =
        List.of(
            "",
            "A",
            "Z",
            "a",
            "ab",
            "b",
            "z",
            "\u00e9",
            "\uffee",
            "\ud83c\udfd9",
            "\ud83d\ude80",
            "_T");
    for (String a : texts) {
      for (String b : texts) {
        int expected = Integer.signum(Arrays.compareUnsigned(bytes(a), bytes(b)));
        assertThat(Integer.signum(KeyOrder.compareText(a, b)))
            .as("%s and %s", a, b)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void nullComesFirstAndNumbersByTheirValue() {
    KeyOrder order = new KeyOrder(Tables.load().table("issues"));
    Row none = InputRows.of(Issue.kept("c", null, "1", "m"));
    Row some = InputRows.of(Issue.kept("c", "a", null, "m"));
    assertThat(order.compare(none, some)).isNegative();
    assertThat(order.compare(some, none)).isPositive();
    assertThat(order.compare(some, some)).isZero();

    List<Row> eleven =
        InputRows.issues(
            java.util.Collections.nCopies(
                11, new FoundIssue(Issue.kept("c", "a", "1", "m"), null)));
    assertThat(order.compare(eleven.get(1), eleven.get(10))).isNegative();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

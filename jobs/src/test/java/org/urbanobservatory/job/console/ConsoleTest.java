package org.urbanobservatory.job.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Issue.Severity;

class ConsoleTest {
  private static final long SECOND = 1_000_000_000L;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void terminalGetsOneLiveLine() {
    try (Phase phase =
        console(Verbosity.NORMAL, Console.Kind.TERMINAL).phase("measure", "cities", 4)) {
      clock.addAndGet(SECOND);
      phase.step();
      phase.note("3 issues");
    }

    assertThat(text(err))
        .isEqualTo(
            "\r\u001B[Kmeasure: 0/4 cities"
                + "\r\u001B[Kmeasure: 1/4 cities, 1.0/s, 3.0 s left"
                + "\r\u001B[Kmeasure: 1/4 cities, 3 issues (1.0 s)\n");
  }

  @Test
  void logGetsTimedLinesNowAndThen() {
    try (Phase phase =
        console(Verbosity.NORMAL, Console.Kind.LOG).phase("measure", "cities", 400)) {
      for (int i = 0; i < 20; i++) {
        clock.addAndGet(SECOND);
        phase.step();
      }
    }

    assertThat(text(err).lines().map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\dZ ", "")))
        .containsExactly(
            "measure: 10/400 cities, 1.0/s, 6 min 30 s left",
            "measure: 20/400 cities, 1.0/s, 6 min 20 s left",
            "measure: 20/400 cities (20.0 s)");
  }

  @Test
  void quietSaysWarningsAndResults() {
    Console console = console(Verbosity.QUIET, Console.Kind.LOG);
    console.phase("measure", "cities", 2).close();
    console.info("no");
    console.detail("no");
    console.warn("careful");
    console.result("result");

    assertThat(text(err)).endsWith("Z Warning: careful\n").hasLineCount(1);
    assertThat(text(out)).isEqualTo("result\n");
  }

  @Test
  void showsNoSecret() {
    Console console = console(Verbosity.VERBOSE, Console.Kind.TERMINAL);
    console.redactWith(text -> text.replace("tiger", "${TOKEN}"));
    console.detail("detail tiger");
    console.error("error tiger");
    console.result("result tiger");

    assertThat(text(err)).isEqualTo("detail ${TOKEN}\nerror ${TOKEN}\n");
    assertThat(text(out)).isEqualTo("result ${TOKEN}\n");
  }

  @Test
  void summaryHasARowPerCity() {
    var computed = Map.of(Severity.WARNING, 2L);
    List<SummaryTable.Row> rows =
        List.of(
            new SummaryTable.Row("XAV", null, "published", 40, 62, 51.916, computed, null),
            new SummaryTable.Row("XAV", "north", "failed", 0, 62, null, Map.of(), 1.25));

    assertThat(SummaryTable.text(rows).lines())
        .containsExactly(
            "country  city   status     indicators    CPI  errors  warnings  notes  seconds",
            "-------  -----  ---------  ----------  -----  ------  --------  -----  -------",
            "XAV             published       40/62  51.92       0         2      0        -",
            "XAV      north  failed           0/62      -       0         0      0      1.3");
  }

  private Console console(Verbosity verbosity, Console.Kind kind) {
    return new Console(stream(out), stream(err), verbosity, kind, clock::get);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

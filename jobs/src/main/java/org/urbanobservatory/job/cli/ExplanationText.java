package org.urbanobservatory.job.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.index.explain.BandStep;
import org.urbanobservatory.index.explain.PeerComparison;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.explain.Explanation;
import org.urbanobservatory.model.Level;

/** An explanation for a terminal. */
final class ExplanationText {
  static final int MOST_ROWS = 10;
  private static final String CHEAPEST =
      "in turn the one that lifts the index most for each point of its own score";

  private final Explanation explanation;

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  static String of(Explanation explanation) {
    var text = new ExplanationText(explanation);
    return Stream.of(
            text.head(),
            text.contributions(),
            text.changes(),
            new RevisionText(explanation).text(),
            text.nextBand(),
            text.peers(),
            text.moves(),
            text.notes())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
  }

  private String head() {
    return "%s in %d: %s%s, %s%s"
        .formatted(
            explanation.subject().place(),
            explanation.subject().year(),
            number(explanation.subject().score()),
            explanation.subject().band() == null ? "" : " (" + explanation.subject().band() + ")",
            explanation.subject().edition(),
            explanation.subject().release() == null
                ? ""
                : ", release " + explanation.subject().release());
  }

  private String contributions() {
    return table(
        "Points of the index from each component",
        List.of("component", "level", "points"),
        explanation.contributions().stream()
            .filter(part -> part.level() != Level.INDICATOR && part.points() != null)
            .map(part -> List.of(part.componentId(), part.level().id(), number(part.points())))
            .toList());
  }

  private String changes() {
    return ChangeTable.text(
        "What moved it since " + explanation.movement().since(), explanation.movement().changes());
  }

  private String notes() {
    return String.join(System.lineSeparator(), explanation.notes());
  }

  private String nextBand() {
    if (explanation.nextBand() == null) {
      return "";
    }
    String head =
        "%s points to the next band, %s"
            .formatted(
                number(explanation.nextBand().points()), explanation.nextBand().band().title());
    String alone = alone(head + ". One indicator alone would do it at");
    return Stream.of(
            alone, together(head + ". The cheapest indicators that do it together, " + CHEAPEST))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
  }

  private String together(String title) {
    return table(
        title,
        List.of("component", "score", "raised to", "index then"),
        explanation.nextBand().together().stream()
            .map(
                raise ->
                    List.of(
                        raise.componentId(),
                        number(raise.from()),
                        number(raise.to()),
                        number(raise.index())))
            .toList());
  }

  private String alone(String title) {
    return table(
        title,
        List.of("indicator", "score", "score needed", "value", "value needed"),
        explanation.nextBand().steps().stream()
            .filter(step -> step.scoreNeeded() != null)
            .limit(MOST_ROWS)
            .map(ExplanationText::cells)
            .toList());
  }

  private static List<String> cells(BandStep step) {
    return List.of(
        step.indicatorId(),
        number(step.score()),
        number(step.scoreNeeded()),
        number(step.value()),
        number(step.valueNeeded()));
  }

  /** Of each peer set the farthest on both sides. */
  private String peers() {
    List<PeerComparison> strengths = of(PeerComparison.Verdict.STRENGTH, explanation.peers());
    var backwards = new ArrayList<>(explanation.peers());
    Collections.reverse(backwards);
    var rows = new ArrayList<>(strengths);
    rows.addAll(of(PeerComparison.Verdict.WEAKNESS, backwards));
    rows.sort(Comparator.comparing(PeerComparison::peerSet).thenComparing(PeerComparison::verdict));
    return table(
        "Strengths and weaknesses against peers, the farthest from the median",
        List.of("component", "peers", "verdict", "score", "median"),
        rows.stream().map(ExplanationText::cells).toList());
  }

  private static List<PeerComparison> of(
      PeerComparison.Verdict verdict, List<PeerComparison> farthestFirst) {
    Map<String, Integer> shown = new HashMap<>();
    return farthestFirst.stream()
        .filter(row -> row.verdict() == verdict)
        .filter(row -> shown.merge(row.peerSet(), 1, Integer::sum) <= MOST_ROWS)
        .toList();
  }

  private static List<String> cells(PeerComparison row) {
    return List.of(
        row.componentId(),
        row.peerSet(),
        row.verdict().name().toLowerCase(Locale.ROOT),
        number(row.score()),
        number(row.median()));
  }

  private String moves() {
    return table(
        "With the values that were set",
        List.of("component", "level", "band", "before", "after"),
        explanation.moves().stream()
            .map(
                move ->
                    List.of(
                        move.componentId(),
                        move.level().id(),
                        move.bandAfter() == null ? "-" : move.bandAfter(),
                        number(move.before()),
                        number(move.after())))
            .toList());
  }

  static String table(String title, List<String> header, List<List<String>> rows) {
    return rows.isEmpty()
        ? ""
        : title + System.lineSeparator() + TextTable.text(header, rows, header.size() - 2);
  }

  static String number(Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, "%.2f", number);
  }
}

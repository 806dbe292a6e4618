package org.urbanobservatory.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.explain.Explanation;
import org.urbanobservatory.job.explain.Revision;

/** What moved an index since another release, for a terminal. */
record RevisionText(Explanation explanation) {
  private static final String BREAK = System.lineSeparator() + System.lineSeparator();

  /** Empty where no release is compared with. */
  String text() {
    Revision revision = explanation.movement().revision();
    if (revision == null) {
      return "";
    }
    var parts = new ArrayList<String>();
    parts.add(head(revision));
    parts.add(
        ChangeTable.text("What moved it since release " + revision.release(), revision.changes()));
    parts.add(values(revision.values()));
    parts.add(
        lines(
            "Rows of the edition that differ",
            revision.edition().stream().map(DiffText::line).toList()));
    parts.add(lines("Other differences of the releases", revision.causes()));
    parts.removeIf(String::isEmpty);
    return String.join(BREAK, parts);
  }

  private String head(Revision revision) {
    String was =
        "Release %s said %s"
            .formatted(revision.release(), ExplanationText.number(revision.score()));
    if (revision.score() == null || explanation.subject().score() == null) {
      return was + ".";
    }
    String change =
        String.format(
            Locale.ROOT, ", a change of %+.2f", explanation.subject().score() - revision.score());
    return revision.pointsOfData() == null
        ? was + change + "."
        : was
            + change
            + String.format(
                Locale.ROOT,
                ": %+.2f by data, %+.2f by edition or code.",
                revision.pointsOfData(),
                revision.pointsOfMethod());
  }

  private static String values(List<Revision.ValueChange> values) {
    if (values.isEmpty()) {
      return "No indicator value of the edition differs.";
    }
    List<List<String>> rows =
        values.stream()
            .limit(ExplanationText.MOST_ROWS)
            .map(
                v ->
                    List.of(
                        v.indicatorId(),
                        "" + v.year(),
                        v.why(),
                        ExplanationText.number(v.before()),
                        ExplanationText.number(v.after())))
            .toList();
    String more =
        values.size() > rows.size()
            ? ", the first %d of %d".formatted(rows.size(), values.size())
            : "";
    return "Indicator values that differ"
        + more
        + System.lineSeparator()
        + TextTable.text(List.of("indicator", "year", "why", "old", "new"), rows, 3);
  }

  private static String lines(String title, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : title
            + lines.stream()
                .map(line -> System.lineSeparator() + "  " + line)
                .collect(Collectors.joining());
  }
}

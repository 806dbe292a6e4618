package org.urbanobservatory.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.job.report.ReleaseDefinitions.Definition;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;

/** The indicator values of one place. */
final class ValuesSection {
  private static final int MOST_YEARS = 6;

  private final ReleaseDefinitions definitions;
  private final List<IndicatorValue> values;

  /**
   * @param values of the whole place, all years and groups
   */
  ValuesSection(ReleaseDefinitions definitions, List<IndicatorValue> values) {
    this.definitions = definitions;
    this.values = List.copyOf(values);
  }

  /** A row of a table of values: an indicator, or a part of it, on an extent. */
  private record Line(String indicator, String extent, String component)
      implements Comparable<Line> {
    static Line of(IndicatorValue value) {
      String component = value.component() == null ? "" : value.component();
      return new Line(value.indicatorId(), value.extentId(), component);
    }

    @Override
    public int compareTo(Line other) {
      return Comparator.comparing(Line::indicator)
          .thenComparing(Line::extent)
          .thenComparing(Line::component)
          .compare(this, other);
    }
  }

  /** Indicators of SDG 11 and of other goals that have a series. */
  String sdg() {
    return Html.section(
        "SDG indicators",
        "Every value on each extent that it was measured on; official is the extent that the"
            + " indicator is defined on. A dash has its reason in the last column.",
        sdgTable());
  }

  /** The same without words. */
  String sdgTable() {
    return byYear(totals().filter(v -> definition(v).sdgSeries() != null).toList());
  }

  /** All others. */
  String others() {
    List<IndicatorValue> others = totals().filter(v -> definition(v).sdgSeries() == null).toList();
    return Html.section(
        "All other indicators",
        "Those of the index and of the configuration.",
        "<details><summary>%d series</summary>%s</details>%n"
            .formatted(others.stream().map(Line::of).distinct().count(), byYear(others)));
  }

  private Stream<IndicatorValue> totals() {
    return values.stream().filter(v -> v.breakdown().isTotal());
  }

  private Definition definition(IndicatorValue value) {
    return definitions.indicator(value.indicatorId());
  }

  private String byYear(List<IndicatorValue> wanted) {
    List<Integer> all = wanted.stream().map(IndicatorValue::year).distinct().sorted().toList();
    List<Integer> years = all.subList(Math.max(0, all.size() - MOST_YEARS), all.size());
    Map<Line, List<IndicatorValue>> lines =
        wanted.stream()
            .filter(v -> years.contains(v.year()))
            .collect(Collectors.groupingBy(Line::of, TreeMap::new, Collectors.toList()));
    var header = new ArrayList<>(List.of("indicator", "extent"));
    years.forEach(year -> header.add(year.toString()));
    header.addAll(List.of("unit", "how it was made"));
    var rows = new ArrayList<List<String>>();
    lines.forEach((line, of) -> rows.add(row(line, of, years)));
    return Html.table(header, rows);
  }

  private List<String> row(Line line, List<IndicatorValue> of, List<Integer> years) {
    Definition definition = definitions.indicator(line.indicator());
    var cells = new ArrayList<String>();
    cells.add(name(definition, line));
    cells.add(extent(definition, line.extent()));
    for (int year : years) {
      cells.add(
          of.stream()
              .filter(v -> v.year() == year)
              .findFirst()
              .map(ValuesSection::figure)
              .orElse(""));
    }
    IndicatorValue latest =
        of.stream().max(Comparator.comparing(IndicatorValue::year)).orElseThrow();
    cells.add(Figures.unit(latest.unit()));
    cells.add(how(latest));
    return cells;
  }

  private static String name(Definition definition, Line line) {
    String series =
        definition.sdgSeries() == null || !line.component().isEmpty()
            ? ""
            : " <span class=\"quiet\">" + Html.escape(definition.sdgSeries()) + "</span>";
    String part = line.component().isEmpty() ? "" : ", " + Figures.words(line.component());
    return "<span title=\"%s\">%s%s</span>%s"
        .formatted(
            Html.escape(definition.definition()), Html.escape(definition.title()), part, series);
  }

  private static String extent(Definition definition, String extent) {
    return Html.escape(extent) + (extent.equals(definition.extent()) ? " (official)" : "");
  }

  private static String figure(IndicatorValue value) {
    return Figures.of(value.value())
        + (value.isProxy() ? "<sup title=\"older, borrowed or of another extent\">p</sup>" : "");
  }

  /** The source, and the method for those who ask. */
  private static String how(IndicatorValue value) {
    if (value.value() == null) {
      return "not computed: " + Figures.words(value.reason());
    }
    String source = Html.escape(Objects.toString(value.source(), "the configuration"));
    return value.method() == null
        ? source
        : "<details class=\"method\"><summary>%s</summary>%s</details>"
            .formatted(source, Html.escape(value.method()));
  }

  /** The latest value of every indicator that is there by sex, age or another group. */
  String groups() {
    Map<Line, List<IndicatorValue>> lines =
        values.stream()
            .filter(v -> !v.breakdown().isTotal() && v.value() != null)
            .collect(Collectors.groupingBy(Line::of, TreeMap::new, Collectors.toList()));
    if (lines.isEmpty()) {
      return "";
    }
    var groups = new TreeSet<Breakdown>();
    lines.values().forEach(of -> of.forEach(v -> groups.add(v.breakdown())));
    var header = new ArrayList<>(List.of("indicator", "extent", "year", "all"));
    groups.forEach(group -> header.add(words(group)));
    var rows = new ArrayList<List<String>>();
    lines.forEach((line, of) -> rows.add(groupRow(line, of, groups)));
    return Html.section(
        "By sex, age and other groups",
        "The latest year of each indicator for which the groups are known.",
        Html.table(header, rows));
  }

  private List<String> groupRow(Line line, List<IndicatorValue> of, Set<Breakdown> groups) {
    int year = of.stream().mapToInt(IndicatorValue::year).max().orElseThrow();
    Map<Breakdown, IndicatorValue> ofYear =
        Stream.concat(of.stream(), totals().filter(v -> Line.of(v).equals(line)))
            .filter(v -> v.year() == year)
            .collect(Collectors.toMap(IndicatorValue::breakdown, v -> v, (a, b) -> a));
    var cells = new ArrayList<String>();
    cells.add(name(definitions.indicator(line.indicator()), line));
    cells.add(Html.escape(line.extent()));
    cells.add(Integer.toString(year));
    Stream.concat(Stream.of(Breakdown.TOTAL), groups.stream())
        .map(ofYear::get)
        .forEach(value -> cells.add(value == null ? "" : Figures.of(value.value())));
    return cells;
  }

  private static String words(Breakdown group) {
    return Stream.of(
            group.sex(), group.age(), group.disability(), group.income(), group.urbanisation())
        .filter(code -> !code.equals(Breakdown.ALL))
        .map(ValuesSection::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(String code) {
    return switch (code) {
      case "F" -> "women";
      case "M" -> "men";
      default -> code;
    };
  }
}

package org.urbanobservatory.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.table.Rows;

/** The latest value of each indicator in each district of a city. */
final class DistrictsSection {
  private final ReleaseDefinitions definitions;
  private final SortedMap<Zone, String> names = new TreeMap<>();
  private final SortedMap<Line, Map<Zone, IndicatorValue>> lines = new TreeMap<>();

  private record Zone(String layer, String id) implements Comparable<Zone> {
    static Zone of(Row row) {
      return new Zone(row.getAs("zone_layer"), row.getAs("zone_id"));
    }

    @Override
    public int compareTo(Zone other) {
      return Comparator.comparing(Zone::layer).thenComparing(Zone::id).compare(this, other);
    }
  }

  private record Line(String indicator, String extent) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      return Comparator.comparing(Line::indicator).thenComparing(Line::extent).compare(this, other);
    }
  }

  private DistrictsSection(ReleaseDefinitions definitions) {
    this.definitions = definitions;
  }

  /**
   * The section; empty for a city without districts.
   *
   * @param zones rows of {@code zones} of the city
   * @param values rows of {@code indicator_values} of the city
   */
  static String of(ReleaseDefinitions definitions, List<Row> zones, List<Row> values) {
    if (zones.isEmpty()) {
      return "";
    }
    var section = new DistrictsSection(definitions);
    zones.forEach(row -> section.names.put(Zone.of(row), row.getAs("name")));
    values.stream().filter(Rows::isOfZone).forEach(section::add);
    return section.html();
  }

  private void add(Row row) {
    IndicatorValue value = Rows.indicatorValue(row);
    if (value.breakdown().isTotal() && value.component() == null && value.value() != null) {
      lines
          .computeIfAbsent(new Line(value.indicatorId(), value.extentId()), l -> new TreeMap<>())
          .merge(Zone.of(row), value, (a, b) -> a.year() >= b.year() ? a : b);
    }
  }

  private String html() {
    var header = new ArrayList<>(List.of("indicator", "extent", "year"));
    header.addAll(names.values());
    var rows = new ArrayList<List<String>>();
    lines.forEach((line, of) -> rows.add(row(line, of, names.keySet())));
    return Html.section(
        "Districts",
        "The latest value of each indicator that is known in a district.",
        "<details><summary>%d districts</summary>%s</details>%n"
            .formatted(names.size(), Html.table(header, rows)));
  }

  private List<String> row(Line line, Map<Zone, IndicatorValue> of, Set<Zone> zones) {
    var cells = new ArrayList<String>();
    cells.add(Html.escape(definitions.indicator(line.indicator()).title()));
    cells.add(Html.escape(line.extent()));
    cells.add(
        of.values().stream()
            .map(IndicatorValue::year)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
    for (Zone zone : zones) {
      IndicatorValue value = of.get(zone);
      cells.add(value == null ? "–" : Figures.of(value.value()));
    }
    return cells;
  }
}

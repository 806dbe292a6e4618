package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.breakdown.GroupScores;
import org.urbanobservatory.index.breakdown.SetGroupScores;
import org.urbanobservatory.index.panel.CityPanel;
import org.urbanobservatory.index.panel.PlaceSeries;
import org.urbanobservatory.index.panel.SdgTarget;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.step.index.ConvergeCities;
import org.urbanobservatory.step.index.ScoreGroups;
import org.urbanobservatory.step.index.TrendCities;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/**
 * Writes what the years and the groups of a table say, as CSV and Parquet: {@code trends}, {@code
 * convergence}, {@code group_scores} and {@code gaps}, the same tables as in a release. The last
 * two only where the table has values of groups.
 */
final class PanelFiles {
  /** The edition whose benchmarks are the cited targets of the goals. */
  private static final String SDG_EDITION = "sdg11";

  private final Edition edition;
  private final IndicatorTable.Read read;
  private final Map<Place, List<Score>> scores;

  PanelFiles(Edition edition, IndicatorTable.Read read, List<Score> scores) {
    this.edition = edition;
    this.read = read;
    this.scores =
        scores.stream()
            .collect(Collectors.groupingBy(Score::place, TreeMap::new, Collectors.toList()));
  }

  /** Writes the files, replacing or removing those of an earlier call. */
  void write(Path out) throws IOException {
    List<PlaceSeries> series = series();
    Map<String, SdgTarget> targets =
        SdgTarget.of(Catalogue.load().findEdition(SDG_EDITION).orElseThrow());
    write("trends", TrendCities.rows(series, targets), out);
    write("convergence", convergence(series), out);
    write("group_scores", groupScores(), out);
    write("gaps", gaps(), out);
  }

  private List<PlaceSeries> series() {
    var series = new ArrayList<PlaceSeries>();
    read.values()
        .forEach(
            (place, values) ->
                series.addAll(
                    CityPanel.of(
                        place, values, scores.getOrDefault(place, List.of()), List.of(edition))));
    return series;
  }

  private static List<Row> convergence(List<PlaceSeries> series) {
    var rows = new ArrayList<Row>();
    series.stream()
        .collect(Collectors.groupingBy(PlaceSeries::key, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(ofKey -> rows.addAll(ConvergeCities.rows(ofKey)));
    return rows;
  }

  private List<Row> groupScores() {
    if (edition.isTreated()) {
      return setGroupScores();
    }
    var rows = new ArrayList<Row>();
    var computation = new GroupScores(edition);
    read.groups()
        .forEach(
            (place, values) ->
                rows.addAll(ScoreGroups.scores(computation, place, years(place), all(place))));
    return rows;
  }

  private List<Row> setGroupScores() {
    List<Integer> years =
        scores.values().stream()
            .flatMap(List::stream)
            .map(Score::year)
            .distinct()
            .sorted()
            .toList();
    List<IndicatorValue> values =
        Stream.concat(read.values().values().stream(), read.groups().values().stream())
            .flatMap(List::stream)
            .toList();
    return ScoreGroups.scores(new SetGroupScores(edition), years, values);
  }

  private List<Row> gaps() {
    return read.groups().keySet().stream()
        .flatMap(place -> ScoreGroups.gaps(all(place)).stream())
        .toList();
  }

  /** The years in which the place is scored. */
  private List<Integer> years(Place place) {
    return scores.getOrDefault(place, List.of()).stream()
        .map(Score::year)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private List<IndicatorValue> all(Place place) {
    var all = new ArrayList<>(read.values().getOrDefault(place, List.of()));
    all.addAll(read.groups().get(place));
    return all;
  }

  private static void write(String name, List<Row> rows, Path out) throws IOException {
    Path csv = out.resolve(name + ".csv");
    Path parquet = out.resolve(name + ".parquet");
    if (rows.isEmpty()) {
      Files.deleteIfExists(csv);
      Files.deleteIfExists(parquet);
    } else {
      TableSchema table = Tables.load().table(name);
      CanonicalParquet.write(table, rows, parquet);
      Files.writeString(csv, ScoreCsv.text(table, CanonicalParquet.read(table, parquet)));
    }
  }
}

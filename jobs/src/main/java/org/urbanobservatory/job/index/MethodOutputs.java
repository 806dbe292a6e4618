package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.index.uncertainty.ChoiceShares;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankRange;
import org.urbanobservatory.index.uncertainty.RankedRanges;
import org.urbanobservatory.index.uncertainty.ScoreRanges;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.step.index.UncertaintyRows;
import org.urbanobservatory.step.index.UncertaintyRows.Indexed;
import org.urbanobservatory.table.Tables;

/** What the choices of an edition move in a table of places: ranges of scores and ranks. */
final class MethodOutputs {
  private final Edition edition;
  private final Map<Place, List<IndicatorValue>> values;
  private final MonteCarlo monteCarlo;
  private final TreeMap<Integer, List<CitySheet>> sheets = new TreeMap<>();
  private final Map<Integer, List<RankRange>> rankRanges = new TreeMap<>();

  MethodOutputs(Edition edition, Map<Place, List<IndicatorValue>> values, List<Score> scores) {
    this.edition = edition;
    this.values = values;
    this.monteCarlo =
        edition.uncertainty().isVaried() ? new MonteCarlo(edition, edition.uncertainty()) : null;
    if (monteCarlo != null) {
      sheets.putAll(edition.isTreated() ? together(scores) : oneByOne(scores));
    }
  }

  /** All places and years at once, as they may be compared. */
  private Map<Integer, List<CitySheet>> together(List<Score> scores) {
    List<Integer> years = scores.stream().map(Score::year).distinct().sorted().toList();
    return monteCarlo.sheets(values.values().stream().flatMap(List::stream).toList(), years);
  }

  private Map<Integer, List<CitySheet>> oneByOne(List<Score> scores) {
    var made = new TreeMap<Integer, List<CitySheet>>();
    scores.stream()
        .collect(
            Collectors.groupingBy(
                Score::year,
                TreeMap::new,
                Collectors.mapping(Score::place, Collectors.toCollection(java.util.TreeSet::new))))
        .forEach((year, places) -> made.put(year, sheets(year, places)));
    return made;
  }

  private List<CitySheet> sheets(int year, Collection<Place> places) {
    return places.parallelStream()
        .map(place -> monteCarlo.sheet(place, year, values.get(place)))
        .toList();
  }

  /** The scores with their method ranges. */
  List<Score> complete(List<Score> scores) {
    return monteCarlo == null ? scores : ScoreRanges.fill(scores, monteCarlo, sheets);
  }

  /** Writes {@code rankings.csv}, and {@code rank_frequencies.csv} where choices are varied. */
  void writeRankings(List<Score> scores, Path out) throws IOException {
    write("rankings", rankings(scores).stream().map(UncertaintyRows::of).toList(), out);
    if (monteCarlo == null) {
      Files.deleteIfExists(out.resolve("rank_frequencies.csv"));
    } else {
      write("rank_frequencies", frequencies(), out);
    }
  }

  /** Writes {@code choice_shares.csv} of some years and {@code sampling_ranges.csv} of all. */
  void writeDetails(IndexJob.Details details, Path out) throws IOException {
    if (monteCarlo == null) {
      Files.deleteIfExists(out.resolve("choice_shares.csv"));
      Files.deleteIfExists(out.resolve("sampling_ranges.csv"));
    } else {
      write("choice_shares", choiceShares(details), out);
      write("sampling_ranges", samplingRanges(), out);
    }
  }

  private static void write(String table, List<Row> rows, Path out) throws IOException {
    Files.writeString(out.resolve(table + ".csv"), ScoreCsv.text(Tables.load().table(table), rows));
  }

  private List<Ranking> rankings(List<Score> scores) {
    List<Ranking> rankings = Rankings.rank(scores);
    if (monteCarlo == null) {
      return rankings;
    }
    var filled = new ArrayList<Ranking>();
    rankings.stream()
        .collect(Collectors.groupingBy(Ranking::year, TreeMap::new, Collectors.toList()))
        .forEach((year, rows) -> filled.addAll(RankedRanges.fill(rows, ranges(year))));
    return filled;
  }

  private List<RankRange> ranges(int year) {
    return rankRanges.computeIfAbsent(
        year,
        key ->
            RankedRanges.componentIds(edition).stream()
                .flatMap(id -> RankedRanges.of(monteCarlo, id, sheets.get(key)).stream())
                .toList());
  }

  private List<Row> frequencies() {
    return sheets.keySet().stream()
        .flatMap(year -> ranges(year).stream().flatMap(range -> frequencies(year, range).stream()))
        .toList();
  }

  private List<Row> frequencies(int year, RankRange range) {
    return UncertaintyRows.frequencies(edition.id(), year, RankedRanges.peerSet(range), range);
  }

  /** Of the latest year, or of every year where details are asked for. */
  private List<Row> choiceShares(IndexJob.Details details) {
    SortedMap<Integer, List<CitySheet>> years =
        details == IndexJob.Details.EVERY_YEAR || sheets.isEmpty()
            ? sheets
            : sheets.tailMap(sheets.lastKey());
    var shares = new ChoiceShares(monteCarlo, ChoiceShares.DEFAULT_SAMPLES);
    return years.values().stream().flatMap(List::stream).toList().parallelStream()
        .flatMap(sheet -> choiceShares(shares, sheet).stream())
        .toList();
  }

  private List<Row> choiceShares(ChoiceShares shares, CitySheet sheet) {
    String root = edition.root().id();
    return shares.of(root, sheet, values(sheet)).stream()
        .map(share -> UncertaintyRows.of(at(sheet), root, share))
        .toList();
  }

  private List<Row> samplingRanges() {
    return sheets.values().stream()
        .flatMap(List::stream)
        .flatMap(sheet -> samplingRanges(sheet).stream())
        .toList();
  }

  private List<Row> samplingRanges(CitySheet sheet) {
    return monteCarlo.sampling(sheet.place(), sheet.year(), values(sheet)).stream()
        .map(range -> UncertaintyRows.of(at(sheet), range))
        .toList();
  }

  private List<IndicatorValue> values(CitySheet sheet) {
    return values.getOrDefault(sheet.place(), List.of());
  }

  private Indexed at(CitySheet sheet) {
    return new Indexed(edition.id(), sheet.year(), sheet.place());
  }
}

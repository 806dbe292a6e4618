package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.index.uncertainty.ChoiceShare;
import org.urbanobservatory.index.uncertainty.ChoiceShares;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankRange;
import org.urbanobservatory.index.uncertainty.RankedRanges;
import org.urbanobservatory.index.uncertainty.SamplingRange;
import org.urbanobservatory.index.uncertainty.ScoreRanges;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** What the choices of an edition move in a table of places: ranges of scores and ranks. */
final class MethodOutputs {
  private static final int SOBOL_SAMPLES = 512;

  private final Edition edition;
  private final Map<Place, List<IndicatorValue>> values;
  private final MonteCarlo monteCarlo;
  private final Map<Integer, List<CitySheet>> sheets = new TreeMap<>();
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
    Files.writeString(out.resolve("rankings.csv"), rankingsCsv(rankings(scores)));
    if (monteCarlo != null) {
      Files.writeString(out.resolve("rank_frequencies.csv"), frequenciesCsv());
    }
  }

  /** Writes {@code choice_shares.csv} and {@code sampling_ranges.csv}. */
  void writeDetails(Path out) throws IOException {
    if (monteCarlo != null) {
      Files.writeString(out.resolve("choice_shares.csv"), sharesCsv());
      Files.writeString(out.resolve("sampling_ranges.csv"), samplingCsv());
    }
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

  private static String rankingsCsv(List<Ranking> rankings) {
    return ScoreCsv.text(
        List.of(
            "edition",
            "year",
            "peer_set",
            "country_code",
            "city_id",
            "component_id",
            "rank",
            "rank_low",
            "rank_high"),
        rankings.stream()
            .map(
                r ->
                    ScoreCsv.row(
                        r.edition(),
                        r.year(),
                        r.peerSet(),
                        r.place().countryCode(),
                        r.place().cityId(),
                        r.componentId(),
                        r.rank(),
                        r.rankLow(),
                        r.rankHigh()))
            .toList());
  }

  private String frequenciesCsv() {
    var rows = new ArrayList<List<Object>>();
    for (int year : sheets.keySet()) {
      for (RankRange range : ranges(year)) {
        for (RankRange.Frequency frequency : range.frequencies()) {
          rows.add(
              ScoreCsv.row(
                  edition.id(),
                  year,
                  range.peers(),
                  range.place().countryCode(),
                  range.place().cityId(),
                  range.componentId(),
                  frequency.rank(),
                  frequency.share()));
        }
      }
    }
    return ScoreCsv.text(
        List.of(
            "edition",
            "year",
            "peer_set",
            "country_code",
            "city_id",
            "component_id",
            "rank",
            "share_of_draws"),
        rows);
  }

  private String sharesCsv() {
    String root = edition.root().id();
    var shares = new ChoiceShares(monteCarlo, SOBOL_SAMPLES);
    var rows = new ArrayList<List<Object>>();
    sheets.forEach(
        (year, places) ->
            places.forEach(
                sheet -> {
                  Place place = sheet.place();
                  List<IndicatorValue> own = values.getOrDefault(place, List.of());
                  for (ChoiceShare share : shares.of(root, place, year, own)) {
                    rows.add(row(place, year, root, share));
                  }
                }));
    return ScoreCsv.text(
        List.of(
            "edition",
            "year",
            "country_code",
            "city_id",
            "component_id",
            "choice",
            "first_order",
            "first_order_low",
            "first_order_high",
            "total",
            "total_low",
            "total_high"),
        rows);
  }

  private List<Object> row(Place place, int year, String componentId, ChoiceShare share) {
    return ScoreCsv.row(
        edition.id(),
        year,
        place.countryCode(),
        place.cityId(),
        componentId,
        share.choice(),
        share.first(),
        share.firstLow(),
        share.firstHigh(),
        share.total(),
        share.totalLow(),
        share.totalHigh());
  }

  private String samplingCsv() {
    var rows = new ArrayList<List<Object>>();
    sheets.forEach(
        (year, places) ->
            places.forEach(
                sheet -> {
                  Place place = sheet.place();
                  List<IndicatorValue> own = values.getOrDefault(place, List.of());
                  for (SamplingRange range : monteCarlo.sampling(place, year, own)) {
                    rows.add(
                        ScoreCsv.row(
                            edition.id(),
                            year,
                            place.countryCode(),
                            place.cityId(),
                            range.componentId(),
                            range.stdError(),
                            range.low(),
                            range.high()));
                  }
                }));
    return ScoreCsv.text(
        List.of(
            "edition",
            "year",
            "country_code",
            "city_id",
            "component_id",
            "std_error",
            "sampling_low",
            "sampling_high"),
        rows);
  }
}

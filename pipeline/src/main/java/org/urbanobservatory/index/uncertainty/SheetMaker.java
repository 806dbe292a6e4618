package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Uncertainty;

/**
 * Scores the leaves of places under every alternative. Reading {@code j} of every leaf is taken at
 * once, so few computations serve many readings.
 */
final class SheetMaker {
  private static final String NOT_APPLICABLE = "not_applicable";

  private final TreeProgram program;
  private final int[] readings;
  private final List<List<Scorer>> scorers;
  private final List<List<Scorer>> agelessScorers;
  private final Scales scales;

  /** Scores of places by a variant of the edition. */
  private interface Scorer {
    List<Score> scores(Collection<IndicatorValue> values, List<Integer> years);
  }

  SheetMaker(Edition edition, Uncertainty uncertainty, TreeProgram program, int[] readings) {
    this.program = program;
    this.readings = readings;
    var variants = new EditionVariants(edition, uncertainty);
    List<List<Edition>> editions = variants.editions();
    this.scales = new Scales(program, edition, editions);
    this.scorers = scorers(editions);
    this.agelessScorers =
        uncertainty.missing().contains(MissingRule.OLDER_VALUE)
            ? scorers(variants.agelessEditions())
            : scorers;
  }

  /** By variant and reading. */
  private static List<List<Scorer>> scorers(List<List<Edition>> editions) {
    return editions.stream()
        .map(variant -> variant.stream().map(SheetMaker::scorer).toList())
        .toList();
  }

  private static Scorer scorer(Edition edition) {
    if (edition.isTreated()) {
      var computation = new SetComputation(edition);
      return (values, years) -> computation.score(values, years).scores();
    }
    var computation = new IndexComputation(edition);
    return (values, years) -> {
      Place place = values.iterator().next().place();
      return computation.score(place, years, List.copyOf(values)).stream()
          .flatMap(scored -> scored.scores().stream())
          .toList();
    };
  }

  /** A place in a year; the years in their order, and within them the places. */
  private record At(int year, Place place) implements Comparable<At> {
    static At of(Score score) {
      return new At(score.year(), score.place());
    }

    @Override
    public int compareTo(At other) {
      return year == other.year ? place.compareTo(other.place) : Integer.compare(year, other.year);
    }
  }

  /** By year one sheet for each place that has values, sorted; the years are scored together. */
  SortedMap<Integer, List<CitySheet>> sheets(
      Collection<IndicatorValue> values, List<Integer> years) {
    var sheets = new TreeMap<Integer, List<CitySheet>>();
    years.forEach(year -> sheets.put(year, new ArrayList<>()));
    if (values.isEmpty()) {
      return sheets;
    }
    SortedMap<At, double[][]> scores = scores(scorers, values, years);
    SortedMap<At, double[][]> older =
        agelessScorers == scorers ? scores : scores(agelessScorers, values, years);
    scores.forEach(
        (at, own) ->
            sheets
                .get(at.year())
                .add(
                    new CitySheet(
                        at.place(), at.year(), program, own, older.getOrDefault(at, own))));
    return sheets;
  }

  /** The sheet of a place without values. */
  CitySheet nothing(Place place, int year) {
    double[][] empty = emptySheet(scorers.size());
    return new CitySheet(place, year, program, empty, empty);
  }

  private SortedMap<At, double[][]> scores(
      List<List<Scorer>> by, Collection<IndicatorValue> values, List<Integer> years) {
    var sheets = new TreeMap<At, double[][]>();
    for (int variant = 0; variant < by.size(); variant++) {
      for (int reading = 0; reading < by.get(variant).size(); reading++) {
        List<Score> rows = by.get(variant).get(reading).scores(values, years);
        for (Map.Entry<At, Map<String, Score>> at : byPlaceAndYear(rows).entrySet()) {
          double[][] sheet = sheets.computeIfAbsent(at.getKey(), key -> emptySheet(by.size()));
          write(at.getValue(), sheet, variant, reading);
        }
      }
    }
    return sheets;
  }

  private static Map<At, Map<String, Score>> byPlaceAndYear(List<Score> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                At::of, Collectors.toMap(Score::componentId, score -> score, (a, b) -> a)));
  }

  private double[][] emptySheet(int variants) {
    var sheet = new double[program.leaves.size()][];
    for (int leaf = 0; leaf < sheet.length; leaf++) {
      sheet[leaf] = new double[variants * readings[leaf]];
      Arrays.fill(sheet[leaf], Double.NaN);
    }
    return sheet;
  }

  private void write(Map<String, Score> rows, double[][] sheet, int variant, int reading) {
    for (int leaf = 0; leaf < sheet.length; leaf++) {
      Score row = rows.get(program.leaves.get(leaf).id());
      if (reading < readings[leaf] && row != null) {
        sheet[leaf][variant * readings[leaf] + reading] =
            row.score() == null ? nothing(row) : scales.own(variant, reading, leaf, row.score());
      }
    }
  }

  private static double nothing(Score row) {
    boolean applies = row.reason() == null || !row.reason().startsWith(NOT_APPLICABLE);
    return applies ? Double.NaN : TreeProgram.NOT_APPLICABLE;
  }
}

package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.index.explain.ChangeContributions;
import org.urbanobservatory.index.explain.ChangeContributions.Scoring;
import org.urbanobservatory.index.explain.Contributions;
import org.urbanobservatory.index.explain.NextBand;
import org.urbanobservatory.index.explain.PeerComparisons;
import org.urbanobservatory.index.explain.PeerComparisons.PeerFacts;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.job.index.IndexJob;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Explains a city's index from a table of indicator values. */
public final class ExplainJob {
  private final Edition edition;
  private final Map<Place, List<IndicatorValue>> values;
  private final List<Score> scores;

  private ExplainJob(IndexJob.Scoring scoring) {
    this.edition = scoring.edition();
    this.values = scoring.values();
    this.scores = scoring.result().scores();
  }

  /**
   * What to explain.
   *
   * @param edition id or file
   * @param observations table of indicator values
   * @param city id of the city in the table
   * @param year null for the latest with values
   * @param since null for the latest earlier year with a score
   * @param changes values that are set, by indicator
   */
  public record Request(
      String edition,
      Path observations,
      String city,
      Integer year,
      Integer since,
      Map<String, Double> changes) {
    public Request {
      changes = new TreeMap<>(changes);
    }
  }

  /**
   * Explains.
   *
   * @throws ConfigException when city, year or indicator are not there
   */
  public static Explanation run(Request request) throws IOException {
    var job = new ExplainJob(IndexJob.score(request.edition(), request.observations(), List.of()));
    return job.explain(request);
  }

  private Explanation explain(Request request) {
    refuseTreated();
    Place place = place(request.city());
    int year = year(place, request.year());
    List<Score> own = scores(place, year);
    Score root = root(own);
    Integer since = since(place, year, request.since());
    return new Explanation(
        place,
        year,
        root.score(),
        root.band(),
        Contributions.of(own),
        since,
        since == null ? List.of() : changes(own, scores(place, since)),
        new NextBand(edition).of(place, year, values.get(place)).orElse(null),
        new PeerComparisons(facts()).of(place, ofYear(year)),
        moves(place, year, request.changes()));
  }

  private void refuseTreated() {
    if (edition.isTreated()) {
      throw new ConfigException(
          "Cannot explain edition "
              + edition.id()
              + ": it compares places, so a city's score does not follow from its values alone");
    }
  }

  private Place place(String city) {
    List<Place> found =
        values.keySet().stream()
            .filter(place -> place.toString().equals(city) || city.equals(place.cityId()))
            .toList();
    if (found.size() != 1) {
      List<String> known = values.keySet().stream().map(Place::toString).toList();
      throw new ConfigException(
          found.isEmpty()
              ? "Invalid city: '%s' has no values%s".formatted(city, NearestName.hint(city, known))
              : "Invalid city: '%s' is in several countries; say for example %s"
                  .formatted(city, found.get(0)));
    }
    return found.get(0);
  }

  private int year(Place place, Integer asked) {
    TreeSet<Integer> years =
        scores.stream()
            .filter(score -> score.place().equals(place))
            .map(Score::year)
            .collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && !years.contains(asked)) {
      throw new ConfigException(
          "Invalid year: %s has no values in %d (there are %s)".formatted(place, asked, years));
    }
    return asked == null ? years.last() : asked;
  }

  /** The asked year, else the latest earlier one that the index has; null without. */
  private Integer since(Place place, int year, Integer asked) {
    TreeSet<Integer> years =
        scores.stream()
            .filter(score -> score.place().equals(place) && score.year() < year)
            .filter(score -> score.parentId() == null && score.score() != null)
            .map(Score::year)
            .collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && !years.contains(asked)) {
      throw new ConfigException(
          "Invalid year: %s has no index in %d (earlier ones: %s)".formatted(place, asked, years));
    }
    boolean hasScore = root(scores(place, year)).score() != null;
    return asked != null ? asked : years.isEmpty() || !hasScore ? null : years.last();
  }

  private List<ChangeContribution> changes(List<Score> own, List<Score> earlier) {
    return ChangeContributions.between(new Scoring(edition, earlier), new Scoring(edition, own))
        .stream()
        .sorted(
            Comparator.comparingDouble((ChangeContribution part) -> -Math.abs(part.points()))
                .thenComparing(ChangeContribution::componentId))
        .toList();
  }

  private List<WhatIf.Move> moves(Place place, int year, Map<String, Double> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      return new WhatIf(edition).of(place, year, values.get(place), changes).moves();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  /** Size classes by the people that the values name; region and income are not in the table. */
  private Map<Place, PeerFacts> facts() {
    var facts = new TreeMap<Place, PeerFacts>();
    values.forEach(
        (place, rows) ->
            rows.stream()
                .filter(row -> row.population() != null)
                .max(Comparator.comparingInt(IndicatorValue::year))
                .ifPresent(row -> facts.put(place, new PeerFacts(row.population(), null, null))));
    return facts;
  }

  private List<Score> ofYear(int year) {
    return scores.stream().filter(score -> score.year() == year).toList();
  }

  private List<Score> scores(Place place, int year) {
    return ofYear(year).stream().filter(score -> score.place().equals(place)).toList();
  }

  private static Score root(List<Score> scores) {
    return scores.stream().filter(score -> score.parentId() == null).findFirst().orElseThrow();
  }
}

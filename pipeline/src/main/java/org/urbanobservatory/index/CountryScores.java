package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Country scores: at every node the mean of the cities' scores, weighted by population. The tree is
 * not aggregated again, so a country's dimension is not the mean of its sub-dimensions. No public
 * source states a rule for countries; this one is a convention of ours and says so in column {@code
 * aggregation}.
 */
public final class CountryScores {
  /** Reason of a node whose cities hold less than half of the configured people. */
  public static final String BELOW_HALF = "population_covered_below_half";

  private static final double LEAST_COVERED_SHARE = 0.5;

  private final Edition edition;

  public CountryScores(Edition edition) {
    this.edition = edition;
  }

  /**
   * One row for every component, in the edition's order.
   *
   * @param countryCode the country
   * @param year the year of the index
   * @param populations every configured city of the country with its people, null where unknown; a
   *     city of unknown population cannot be weighted and is left out of both sums
   * @param cityScores scores of these cities; those of other editions, years and countries are
   *     ignored
   * @throws IllegalStateException when a city has two scores at one node
   */
  public List<CountryScore> compute(
      String countryCode, int year, Map<Place, Double> populations, List<Score> cityScores) {
    var people = new TreeMap<Place, Double>(populations);
    Map<String, SortedMap<Place, Score>> byComponent = byComponent(year, people, cityScores);
    var rows = new ArrayList<CountryScore>();
    for (Component component : edition.components()) {
      var scores = byComponent.getOrDefault(component.id(), new TreeMap<>());
      rows.add(new Mean(Place.national(countryCode), year, people, scores).row(component));
    }
    return rows;
  }

  private Map<String, SortedMap<Place, Score>> byComponent(
      int year, Map<Place, Double> people, List<Score> cityScores) {
    var byComponent = new HashMap<String, SortedMap<Place, Score>>();
    for (Score score : cityScores) {
      boolean isUsable = score.score() != null && people.getOrDefault(score.place(), null) != null;
      if (isUsable && score.year() == year && score.edition().equals(edition.id())) {
        put(byComponent.computeIfAbsent(score.componentId(), id -> new TreeMap<>()), score);
      }
    }
    return byComponent;
  }

  private static void put(Map<Place, Score> scores, Score score) {
    if (scores.put(score.place(), score) != null) {
      throw new IllegalStateException(
          "Cannot aggregate "
              + score.componentId()
              + ": "
              + score.place()
              + " has two scores in "
              + score.year());
    }
  }

  /** The mean at one node. */
  private final class Mean {
    private final Place country;
    private final int year;
    private final Map<Place, Double> people;
    private final SortedMap<Place, Score> scores;

    Mean(Place country, int year, Map<Place, Double> people, SortedMap<Place, Score> scores) {
      this.country = country;
      this.year = year;
      this.people = people;
      this.scores = scores;
    }

    CountryScore row(Component component) {
      double configured = configured();
      Double covered = configured == 0 ? null : covered() / configured;
      boolean isEnough = !scores.isEmpty() && covered != null && covered >= LEAST_COVERED_SHARE;
      return new CountryScore(
          score(component, isEnough ? mean(Score::score) : null),
          scores.size(),
          people.size(),
          covered,
          "mean of " + scores.size() + " reporting cities, weighted by population");
    }

    private Score score(Component component, Double mean) {
      return new Score(
          country,
          edition.id(),
          year,
          component.level(),
          component.id(),
          component.parentId(),
          null,
          mean,
          mean == null ? null : edition.findBand(mean).map(Band::id).orElse(null),
          orZero(mean(Score::coverage)),
          orZero(mean(Score::proxiedShare)),
          orZero(mean(Score::confidenceShare)),
          null,
          null,
          null,
          null,
          mean == null ? BELOW_HALF : null);
    }

    /** Null without a reporting city that has people. */
    private Double mean(ToDoubleFunction<Score> number) {
      double covered = covered();
      double sum = 0;
      for (Map.Entry<Place, Score> entry : scores.entrySet()) {
        sum += people.get(entry.getKey()) * number.applyAsDouble(entry.getValue());
      }
      return covered == 0 ? null : sum / covered;
    }

    private double covered() {
      double sum = 0;
      for (Place place : scores.keySet()) {
        sum += people.get(place);
      }
      return sum;
    }

    private double configured() {
      double sum = 0;
      for (Double count : people.values()) {
        sum += count == null ? 0 : count;
      }
      return sum;
    }

    private static double orZero(Double number) {
      return number == null ? 0 : number;
    }
  }
}

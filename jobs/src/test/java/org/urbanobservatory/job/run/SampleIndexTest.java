package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;

/** The sample's index: every level follows from the one below, worked out here a second time. */
class SampleIndexTest {
  private static final Edition EDITION = Catalogue.load().edition("cpi-guide");
  private static final double HALF_OF_THE_PEOPLE = 0.5;

  private static Released released;
  private static List<Score> scores;

  @BeforeAll
  static void runSample() throws IOException {
    CommandRun run = SampleRun.shared();
    assertThat(run.status()).as(run.err()).isZero();
    released = run.released();
    scores = released.scores();
  }

  @Test
  void everyCityHasEveryComponentInEveryYear() {
    assertThat(scores).hasSize(6 * 2 * EDITION.components().size());
  }

  @Test
  void everyIndicatorIsComputedSomewhere() {
    Set<String> computed =
        scores.stream()
            .filter(s -> s.year() == 2020 && s.level() == Level.INDICATOR && s.score() != null)
            .map(Score::componentId)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(EDITION.leaves()).hasSize(62);
    assertThat(computed)
        .containsExactlyInAnyOrderElementsOf(EDITION.leaves().stream().map(Component::id).toList());
  }

  @Test
  void aParentIsTheMeanOfItsChildren() {
    int parents = 0;
    for (Map<String, Score> tree : trees().values()) {
      for (Score parent : tree.values()) {
        Component component = EDITION.findComponent(parent.componentId()).orElseThrow();
        if (!component.isLeaf() && parent.score() != null) {
          assertThat(parent.score())
              .as(parent.place() + " " + parent.year() + " " + parent.componentId())
              .isCloseTo(mean(component, tree), within(1e-9));
          parents++;
        }
      }
    }
    assertThat(parents).isGreaterThan(200);
  }

  /** Scores by component, for each city and year. */
  private static Map<String, Map<String, Score>> trees() {
    var trees = new TreeMap<String, Map<String, Score>>();
    for (Score score : scores) {
      trees
          .computeIfAbsent(score.place() + " " + score.year(), k -> new TreeMap<>())
          .put(score.componentId(), score);
    }
    return trees;
  }

  /** Missing children are left out and the weights of the others count in full. */
  private static double mean(Component parent, Map<String, Score> tree) {
    double sum = 0;
    double weights = 0;
    for (Component child : EDITION.children(parent.id())) {
      Double score = tree.get(child.id()).score();
      if (score != null) {
        sum += child.weight() * transformed(parent, score);
        weights += child.weight();
      }
    }
    double mean = sum / weights;
    return parent.aggregation() == Aggregation.GEOMETRIC ? Math.exp(mean) : mean;
  }

  private static double transformed(Component parent, double score) {
    return parent.aggregation() == Aggregation.GEOMETRIC ? Math.log(score) : score;
  }

  @Test
  void dimensionsAreCombinedGeometricallyAndAllElseArithmetically() {
    assertThat(EDITION.root().aggregation()).isEqualTo(Aggregation.GEOMETRIC);
    assertThat(EDITION.components())
        .filteredOn(c -> !c.isLeaf() && c.parentId() != null)
        .hasSizeGreaterThan(20)
        .allMatch(c -> c.aggregation() == Aggregation.ARITHMETIC);
  }

  @Test
  void aCountrysRatioIsTheRatioOfItsCitiesSums() throws IOException {
    Map<String, List<Row>> cities =
        released.rows("indicator_values").stream()
            .filter(row -> !Rows.isOfZone(row))
            .filter(row -> row.getAs("numerator") != null && row.getAs("denominator") != null)
            .collect(Collectors.groupingBy(SampleIndexTest::slot));
    int checked = 0;
    for (Row country : released.rows("country_indicator_values")) {
      // A contextual indicator of the configuration is in no catalogue.
      Optional<Indicator> known = Catalogue.load().findIndicator(country.getAs("indicator_id"));
      if (known.isEmpty()) {
        continue;
      }
      Indicator indicator = known.get();
      if (isRatioOfSums(indicator) && country.getAs("value") != null && !isNational(country)) {
        double expected = ratio(cities.get(slot(country)), (Ratio) indicator.formula());
        assertThat(country.<Double>getAs("value"))
            .as(slot(country))
            .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  private static boolean isRatioOfSums(Indicator indicator) {
    return indicator.aggregation() == CountryRule.RATIO_OF_SUMS
        && indicator.formula() instanceof Ratio;
  }

  private static boolean isNational(Row country) {
    return country.getAs("aggregation").equals("national");
  }

  private static double ratio(List<Row> cities, Ratio formula) {
    double numerator = cities.stream().mapToDouble(c -> c.<Double>getAs("numerator")).sum();
    double denominator = cities.stream().mapToDouble(c -> c.<Double>getAs("denominator")).sum();
    return formula.scale() * numerator / denominator;
  }

  private static String slot(Row row) {
    var cells = new ArrayList<String>();
    for (String column :
        List.of(
            "country_code",
            "extent_id",
            "indicator_id",
            "component",
            "year",
            "sex",
            "age",
            "disability",
            "income",
            "urbanisation")) {
      cells.add(String.valueOf(row.<Object>getAs(column)));
    }
    return String.join("/", cells);
  }

  @Test
  void aCountrysScoreIsTheMeanOfItsCitiesByPopulation() throws IOException {
    Map<String, Double> people = people();
    int checked = 0;
    for (Row country : released.rows("country_scores")) {
      List<Score> reporting =
          scores.stream()
              .filter(s -> s.place().countryCode().equals(country.getAs("country_code")))
              .filter(s -> s.componentId().equals(country.getAs("component_id")))
              .filter(s -> s.year() == country.<Integer>getAs("year") && s.score() != null)
              .toList();
      double weight = reporting.stream().mapToDouble(s -> people.get(s.place().toString())).sum();
      boolean isEnough = weight >= HALF_OF_THE_PEOPLE * all(people, country.getAs("country_code"));
      assertThat(country.<Integer>getAs("cities_used")).isEqualTo(reporting.size());
      assertThat(country.getAs("score") != null)
          .as(country.toString())
          .isEqualTo(isEnough && !reporting.isEmpty());
      if (country.getAs("score") != null) {
        assertThat(country.<Double>getAs("score"))
            .as(country.toString())
            .isCloseTo(weighted(reporting, people) / weight, within(1e-9));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(200);
  }

  /** The latest official population of each city. */
  private static Map<String, Double> people() throws IOException {
    var latest = new TreeMap<String, Observation>();
    for (Observation o : released.observations()) {
      if (o.variable().equals("population")
          && o.breakdown().isTotal()
          && o.zoneId() == null
          && !o.place().isNational()) {
        latest.merge(o.place().toString(), o, (a, b) -> a.year() > b.year() ? a : b);
      }
    }
    assertThat(latest).hasSize(6);
    var people = new TreeMap<String, Double>();
    latest.forEach((city, o) -> people.put(city, o.value()));
    return people;
  }

  private static double weighted(List<Score> reporting, Map<String, Double> people) {
    return reporting.stream().mapToDouble(s -> people.get(s.place().toString()) * s.score()).sum();
  }

  private static double all(Map<String, Double> people, String country) {
    return people.entrySet().stream()
        .filter(e -> e.getKey().startsWith(country + "/"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Test
  void aRankIsOneMoreThanTheNumberOfBetterPeers() throws IOException {
    Map<String, List<Score>> peers =
        scores.stream()
            .filter(s -> s.score() != null)
            .collect(Collectors.groupingBy(s -> s.year() + " " + s.componentId()));
    List<Row> rankings = released.rows("rankings");

    for (Row ranking : rankings) {
      List<Score> compared =
          peers.get(ranking.getAs("year") + " " + ranking.getAs("component_id")).stream()
              .filter(s -> isPeer(s, ranking))
              .toList();
      double own =
          compared.stream()
              .filter(s -> s.place().equals(Released.city(ranking)))
              .mapToDouble(Score::score)
              .findFirst()
              .orElseThrow();
      long better = compared.stream().filter(s -> s.score() > own).count();
      assertThat(ranking.<Integer>getAs("rank")).as(ranking.toString()).isEqualTo((int) better + 1);
    }

    long scored = scores.stream().filter(s -> s.score() != null).count();
    assertThat((long) rankings.size()).isEqualTo(2 * scored);
  }

  private static boolean isPeer(Score score, Row ranking) {
    return ranking.getAs("peer_set").equals("all")
        || score.place().countryCode().equals(ranking.getAs("country_code"));
  }

  /** A change of this file is a change of published numbers: say so in CHANGELOG.md. */
  @Test
  void scoresAreThoseOfTheGoldenFile() throws IOException {
    List<String> actual = new ArrayList<>(List.of("country_code,city_id,year,component_id,score"));
    scores.stream()
        .filter(s -> s.level() == Level.INDEX || s.level() == Level.DIMENSION)
        .map(SampleIndexTest::line)
        .sorted()
        .forEach(actual::add);

    assertThat(String.join("\n", actual)).isEqualTo(golden());
  }

  private static String line(Score s) {
    String score =
        s.score() == null
            ? ""
            : new BigDecimal(s.score()).round(new MathContext(10)).toPlainString();
    return String.join(
        ",",
        s.place().countryCode(),
        s.place().cityId(),
        String.valueOf(s.year()),
        s.componentId(),
        score);
  }

  private static String golden() throws IOException {
    try (InputStream in = SampleIndexTest.class.getResourceAsStream("sample-scores.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "").strip();
    }
  }
}

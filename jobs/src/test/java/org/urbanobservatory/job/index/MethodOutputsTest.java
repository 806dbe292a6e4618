package org.urbanobservatory.job.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.index.audit.EditionAudit;
import org.urbanobservatory.job.audit.AuditJob;
import org.urbanobservatory.job.explain.ExplainJob;
import org.urbanobservatory.job.explain.Explanation;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Score;

/** From a table and an edition to ranges, ranks, an audit and an explanation. */
class MethodOutputsTest {
  private static final String EDITION =
      """
      id: own
      title: Our <index> & more
      source: A test
      levels: { index: { aggregation: geometric } }
      bands:
        - { id: low, title: Low, minimum: 0 }
        - { id: high, title: High, minimum: 70 }
      uncertainty:
        draws: 400
        seed: 3
        aggregation: { index: [arithmetic] }
      components:
        - { id: root, level: index, title: Our index }
        - { id: rent, parent: root, kind: identity }
        - { id: noise, parent: root, kind: objective_max, target: 50 }
      """;

  /** Alfa 80 and 20: 40 or 50. Bravo 45 and 45: 45 or 45. */
  private static final String TABLE =
      """
      country_code,city_id,indicator_id,year,value,unit
      XAV,alfa,rent,2020,80,PT
      XAV,alfa,noise,2020,90,PT
      XAV,bravo,rent,2020,45,PT
      XAV,bravo,noise,2020,77.5,PT
      XAV,bravo,rent,2015,40,PT
      XAV,bravo,noise,2015,77.5,PT
      """;

  @TempDir Path folder;

  @Test
  void rangesOfScoresAndRanks_areWritten() throws IOException {
    IndexJob.Result result = IndexJob.run(request(null, IndexJob.Details.EVERY_YEAR, Map.of()));
    Score alfa = root(result, "alfa");
    assertThat(alfa.score()).isCloseTo(40, within(1e-9));
    assertThat(alfa.methodLow()).isCloseTo(40, within(1e-9));
    assertThat(alfa.methodHigh()).isCloseTo(50, within(1e-9));
    assertThat(read("rankings.csv"))
        .contains("own,2020,all,XAV,alfa,root,2,1,2\n")
        .contains("own,2020,country,XAV,bravo,root,1,1,2\n");
    assertThat(read("rank_frequencies.csv")).contains("own,2020,all,XAV,alfa,root,1,0.");
    assertThat(read("choice_shares.csv")).contains("XAV,alfa,root,aggregation:index,");
    assertThat(read("sampling_ranges.csv").lines()).hasSize(1);
  }

  @Test
  void sharesOfChoices_areOfTheLatestYear_unlessAllAreAskedFor() throws IOException {
    IndexJob.run(
        new IndexJob.Request(
            edition(),
            table(),
            List.of(),
            folder.resolve("out"),
            null,
            IndexJob.Details.LATEST_YEAR,
            Map.of()));
    assertThat(read("choice_shares.csv").lines().skip(1)).allMatch(line -> line.contains(",2020,"));
    IndexJob.run(
        new IndexJob.Request(
            edition(),
            table(),
            List.of(),
            folder.resolve("out"),
            null,
            IndexJob.Details.EVERY_YEAR,
            Map.of()));
    assertThat(read("choice_shares.csv")).contains("own,2015,XAV,bravo,root,aggregation:index,");
  }

  /**
   * Values 0, 10 and 100 of both indicators: min-max puts bravo on 10, percentile rank on 50. Alone
   * it would have no score.
   */
  @Test
  void wherePlacesAreCompared_sharesAreOfTheWholeSet() throws IOException {
    Path compared =
        Files.writeString(
            folder.resolve("compared.yaml"),
            """
            id: compared
            title: Compared
            source: a test
            benchmarks: set
            treatment: { standardise: { kind: min_max } }
            levels: { index: { aggregation: arithmetic } }
            uncertainty: { draws: 50, seed: 1, standardisation: [{ kind: percentile_rank }] }
            components:
              - { id: root }
              - { id: rent, parent: root, direction: higher_better }
            """);
    Path values =
        Files.writeString(
            folder.resolve("compared.csv"),
            """
            country_code,city_id,indicator_id,year,value,unit
            XAV,alfa,rent,2020,0,PT
            XAV,bravo,rent,2020,10,PT
            XAV,carlo,rent,2020,100,PT
            """);
    IndexJob.run(
        new IndexJob.Request(compared.toString(), values, List.of(), folder.resolve("out")));
    List<String> shares = read("choice_shares.csv").lines().skip(1).toList();
    assertThat(shares).as("only bravo moves").hasSize(1);
    assertThat(shares.get(0)).startsWith("compared,2020,XAV,bravo,root,standardisation,");
    assertThat(Double.parseDouble(shares.get(0).split(",")[9])).isCloseTo(1, within(0.1));
  }

  @Test
  void withoutDraws_thereIsNoRange() throws IOException {
    IndexJob.Result result = IndexJob.run(request(0, IndexJob.Details.LATEST_YEAR, Map.of()));
    assertThat(root(result, "alfa").methodLow()).isNull();
    assertThat(read("rankings.csv")).contains("own,2020,all,XAV,alfa,root,2,,\n");
  }

  @Test
  void theSameBytes_atEveryCall() throws IOException {
    IndexJob.run(request(null, IndexJob.Details.EVERY_YEAR, Map.of()));
    String first = read("scores.csv") + read("rank_frequencies.csv") + read("choice_shares.csv");
    IndexJob.run(request(null, IndexJob.Details.EVERY_YEAR, Map.of()));
    assertThat(read("scores.csv") + read("rank_frequencies.csv") + read("choice_shares.csv"))
        .isEqualTo(first);
  }

  @Test
  void whatIf_isWrittenBesideTheIndexAsItIs() throws IOException {
    IndexJob.Result result =
        IndexJob.run(request(0, IndexJob.Details.LATEST_YEAR, Map.of("rent", 100.0)));
    assertThat(root(result, "alfa").score()).isCloseTo(40, within(1e-9));
    assertThat(read("what_if.csv")).contains("XAV,alfa,own,2020,indicator,rent,80.0,100.0,");
    assertThatThrownBy(
            () -> IndexJob.run(request(0, IndexJob.Details.LATEST_YEAR, Map.of("rents", 1.0))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'rents' is not in edition own");
  }

  @Test
  void audit_isAPageWithoutAnythingFromOutside() throws IOException {
    EditionAudit audit =
        AuditJob.write(AuditJob.ofTable(edition(), table()), null, folder.resolve("audit"));
    assertThat(audit.places()).isEqualTo(2);
    String page = Files.readString(folder.resolve("audit/audit.html"));
    assertThat(page).contains("Our &lt;index&gt; &amp; more").doesNotContain("<index>");
    assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("<script");
    assertThat(folder.resolve("audit/audit.parquet")).isNotEmptyFile();
    assertThatThrownBy(
            () -> AuditJob.write(AuditJob.ofTable(edition(), table()), 1999, folder.resolve("a")))
        .hasMessageContaining("Invalid year: 1999 has no scores (there are [2015, 2020])");
  }

  @Test
  void explanation_splitsTheChange() throws IOException {
    Explanation bravo =
        ExplainJob.run(
            new ExplainJob.Request(
                edition(), table(), "bravo", null, null, Map.of("rent", 90.0), null));
    assertThat(bravo.movement().since()).isEqualTo(2015);
    double change = bravo.movement().changes().stream().mapToDouble(part -> part.points()).sum();
    assertThat(change).isCloseTo(45 - Math.sqrt(40 * 45), within(1e-9));
    assertThat(bravo.nextBand().points()).isCloseTo(25, within(1e-9));
    assertThat(bravo.moves())
        .extracting(move -> move.componentId())
        .containsExactly("root", "rent");
    assertThatThrownBy(
            () ->
                ExplainJob.run(
                    new ExplainJob.Request(edition(), table(), "brav", null, null, Map.of(), null)))
        .hasMessageContaining("Invalid city: 'brav' has no values");
  }

  private IndexJob.Request request(
      Integer draws, IndexJob.Details details, Map<String, Double> changes) throws IOException {
    return new IndexJob.Request(
        edition(), table(), List.of(2020), folder.resolve("out"), draws, details, changes);
  }

  private String edition() throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), EDITION).toString();
  }

  private Path table() throws IOException {
    return Files.writeString(folder.resolve("values.csv"), TABLE);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve("out").resolve(file));
  }

  private static Score root(IndexJob.Result result, String city) {
    return result.scores().stream()
        .filter(score -> score.parentId() == null && score.place().cityId().equals(city))
        .findFirst()
        .orElseThrow();
  }
}

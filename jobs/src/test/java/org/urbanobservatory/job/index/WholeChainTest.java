package org.urbanobservatory.job.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.index.uncertainty.Choice;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * The editions that docs/editions.md shows, executed. The scores of the whole chain were computed
 * once outside this project, from the method alone.
 */
class WholeChainTest {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

  @TempDir Path folder;

  /** The edition files of the page, in its order. */
  private static List<String> documented() throws IOException {
    Path root = Path.of(System.getenv().getOrDefault("OBSERVATORY_ROOT", ".."));
    Matcher blocks = YAML.matcher(Files.readString(root.resolve("docs/editions.md")));
    var found = new ArrayList<String>();
    while (blocks.find()) {
      found.add(blocks.group(1));
    }
    return found;
  }

  private Path resource(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = WholeChainTest.class.getResourceAsStream(name)) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private IndexJob.Result run(Path edition, Path values) throws IOException {
    return IndexJob.run(
        new IndexJob.Request(edition.toString(), values, List.of(), folder.resolve("out")));
  }

  @Test
  void everyScore_isThatOfTheIndependentComputation() throws IOException {
    Path edition = write("chain.yaml", documented().get(2));
    IndexJob.Result result = run(edition, resource("chain-values.csv"));

    List<String> golden = Files.readAllLines(resource("chain-scores.csv"));
    assertThat(result.scores()).hasSize(24 * 12).hasSameSizeAs(golden.subList(1, golden.size()));
    for (int i = 0; i < result.scores().size(); i++) {
      String[] cells = golden.get(i + 1).split(",", -1);
      Score score = result.scores().get(i);
      assertThat(text(score.place()) + " " + score.componentId())
          .isEqualTo(cells[0] + " " + cells[1]);
      assertThat(score.score())
          .as(cells[0] + " " + cells[1])
          .isCloseTo(Double.parseDouble(cells[2]), within(1e-9));
    }
    assertThat(
            Rankings.rank(result.scores()).stream()
                .filter(r -> r.componentId().equals("readiness") && r.peerSet().equals("all"))
                .map(r -> text(r.place()) + ",readiness," + r.rank()))
        .containsExactlyInAnyOrderElementsOf(
            golden.stream()
                .filter(line -> line.contains(",readiness,"))
                .map(line -> line.replaceFirst(",readiness,[^,]*,", ",readiness,"))
                .toList());
  }

  @Test
  void everyStage_isWritten_withWhatWasDone() throws IOException {
    run(write("chain.yaml", documented().get(2)), resource("chain-values.csv"));

    List<String> stages = Files.readAllLines(folder.resolve("out/index_stages.csv"));
    // Five tables of six indicators and one of the six components above them.
    assertThat(stages).hasSize(1 + 24 * (5 * 6 + 6));
    assertThat(stages)
        .contains(
            "KEN,nakuru,regional-readiness,2022,1,raw,savings,,no_value",
            "KEN,thika,regional-readiness,2022,4,treat_outliers,income,8092.0,winsorised: was 70000.0");
    assertThat(Files.readAllLines(folder.resolve("out/index_findings.csv")))
        .anyMatch(
            line -> line.contains("3,impute,savings,1.0,imputed 1 of 24 values by group_mean"))
        .anyMatch(line -> line.contains("4,treat_outliers,income,1.0,\"winsorised 1 points"))
        .anyMatch(line -> line.contains("4,treat_outliers,floods,24.0,\"transformed by log"))
        .anyMatch(line -> line.endsWith("6,aggregate,means,0.6,weight in readiness: given"));
  }

  @Test
  void theContextualEdition_isRead() throws IOException {
    var edition = EditionReader.read(write("coast.yaml", documented().get(0)));
    assertThat(edition.leaves()).hasSize(62);
    assertThat(edition.fixedBenchmarks()).isTrue();
  }

  @Test
  void aDenominatorThatNobodySupplies_isRefused() throws IOException {
    Path edition = write("chain.yaml", documented().get(2));
    Path values =
        write(
            "values.csv",
            Files.readString(resource("chain-values.csv")).replace(",people,", ",peopel,"));
    assertThatThrownBy(() -> run(edition, values))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("chain.yaml (denominator): no row of the table supplies 'people'")
        .hasMessageContaining("did you mean 'peopel'?");
  }

  @Test
  void anIndicatorThatNobodySupplies_isRefused() throws IOException {
    Path edition = write("chain.yaml", documented().get(2));
    Path values =
        write(
            "values.csv",
            Files.readString(resource("chain-values.csv")).replaceAll("(?m)^.*,heat,.*\\n", ""));
    assertThatThrownBy(() -> run(edition, values))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("chain.yaml, component 'heat': no row of ")
        .hasMessageContaining(" supplies 'heat', and the catalogue does not have it");
  }

  @Test
  void theChoicesOfTheDocumentation_canBeDrawn() throws IOException {
    String edition =
        "id: varied\ntitle: Varied\nsource: the documentation\nextends: cpi-guide\n"
            + documented().get(1);
    Edition read = EditionReader.read(write("varied.yaml", edition));
    assertThat(read.uncertainty().draws()).isEqualTo(1000);
    assertThat(new MonteCarlo(read, read.uncertainty()).choices())
        .extracting(Choice::id)
        .containsExactly(
            "weights",
            "reading:life_expectancy_at_birth",
            "aggregation:index",
            "missing",
            "omission");
  }

  @Test
  void numbersThatAreNone_areRefusedRowByRow() throws IOException {
    Path edition = write("chain.yaml", documented().get(2));
    Path values =
        write(
            "values.csv",
            Files.readString(resource("chain-values.csv"))
                .replaceFirst("KEN,kisumu,income,2022,[0-9]+", "KEN,kisumu,income,2022,NaN")
                .replaceFirst("KEN,kisumu,heat,2022,[0-9]+", "KEN,kisumu,heat,2022,Infinity")
                .replaceFirst("KEN,kisumu,floods,2022,[0-9]+", "KEN,kisumu,floods,2022,1e999"));
    IndexJob.Result result = run(edition, values);
    assertThat(result.issues())
        .extracting(issue -> issue.message())
        .anyMatch(m -> m.contains("value 'NaN' is not a finite number"))
        .anyMatch(m -> m.contains("value 'Infinity' is not a finite number"))
        .anyMatch(m -> m.contains("value '1e999' is not a finite number"));
    assertThat(result.scores())
        .filteredOn(s -> text(s.place()).equals("KEN/kisumu") && s.componentId().equals("income"))
        .allMatch(s -> s.rawValue() == null);
  }

  private static String text(Place place) {
    return place.countryCode() + "/" + place.cityId();
  }
}

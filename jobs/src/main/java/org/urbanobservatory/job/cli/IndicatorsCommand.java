package org.urbanobservatory.job.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description =
        "Print the catalogue, one indicator, the tree of an edition with weights and benchmarks, or"
            + " the coverage of a framework.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory indicators",
      "  observatory indicators street_density",
      "  observatory indicators cpi-guide --format json",
      "  observatory indicators my-index.yaml",
      "  observatory indicators --framework gumf"
    })
final class IndicatorsCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID_or_FILE",
      description =
          "An indicator, an edition, or an edition file of your own. Without it, the list of all"
              + " indicators.")
  private String id;

  /** A way to order indicators that is no index. */
  enum Framework {
    GUMF
  }

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      description =
          "How many indicators fall into each cell of a framework: gumf, the Global Urban Monitoring"
              + " Framework.")
  private Framework framework;

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    if (framework != null && id != null) {
      throw new ConfigException(
          "Invalid arguments: '" + id + "' and --framework; ask for one of them");
    }
    outputOptions.console().result(outputOptions.isJson() ? json(catalogue) : text(catalogue));
    return ExitStatus.DONE.code();
  }

  private String text(Catalogue catalogue) {
    if (id == null) {
      return framework == null ? CatalogueText.list(catalogue) : FrameworkTable.text(catalogue);
    }
    return catalogue
        .findIndicator(id)
        .map(indicator -> CatalogueText.indicator(indicator, catalogue))
        .or(() -> findEdition(catalogue).map(CatalogueText::tree))
        .orElseThrow(() -> unknown(catalogue));
  }

  private String json(Catalogue catalogue) {
    if (id == null) {
      return framework == null ? CatalogueJson.list(catalogue) : FrameworkTable.json(catalogue);
    }
    return catalogue
        .findIndicator(id)
        .map(indicator -> CatalogueJson.indicator(indicator, catalogue))
        .or(() -> findEdition(catalogue).map(CatalogueJson::tree))
        .orElseThrow(() -> unknown(catalogue));
  }

  /** An edition of the catalogue, or of a file. */
  private Optional<Edition> findEdition(Catalogue catalogue) {
    Optional<Edition> known = catalogue.findEdition(id);
    if (known.isPresent() || !new File(id).isFile()) {
      return known;
    }
    try {
      return Optional.of(EditionReader.read(Path.of(id)));
    } catch (CatalogueException e) {
      throw new ConfigException(e.problems());
    }
  }

  private ConfigException unknown(Catalogue catalogue) {
    List<String> known =
        Stream.concat(
                catalogue.indicators().stream().map(Indicator::id),
                catalogue.editions().stream().map(Edition::id))
            .toList();
    return new ConfigException(
        "Invalid id: '"
            + id
            + "' is neither an indicator nor an edition"
            + NearestName.hint(id, known));
  }
}

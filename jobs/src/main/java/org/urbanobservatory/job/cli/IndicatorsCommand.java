package org.urbanobservatory.job.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description = "Print the catalogue, one indicator, or the tree of an edition.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory indicators",
      "  observatory indicators street_density",
      "  observatory indicators cpi-guide --format json"
    })
final class IndicatorsCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "An indicator or an edition. Without it, the list of all indicators.")
  private String id;

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    outputOptions.console().result(outputOptions.isJson() ? json(catalogue) : text(catalogue));
    return ExitStatus.DONE.code();
  }

  private String text(Catalogue catalogue) {
    if (id == null) {
      return CatalogueText.list(catalogue);
    }
    return catalogue
        .findIndicator(id)
        .map(indicator -> CatalogueText.indicator(indicator, catalogue))
        .or(() -> catalogue.findEdition(id).map(CatalogueText::tree))
        .orElseThrow(() -> unknown(catalogue));
  }

  private String json(Catalogue catalogue) {
    if (id == null) {
      return CatalogueJson.list(catalogue);
    }
    return catalogue
        .findIndicator(id)
        .map(indicator -> CatalogueJson.indicator(indicator, catalogue))
        .or(() -> catalogue.findEdition(id).map(CatalogueJson::tree))
        .orElseThrow(() -> unknown(catalogue));
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

package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.urbanobservatory.grid.degurba.DegurbaRelease;
import org.urbanobservatory.grid.degurba.UnitRules;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.degurba.DegurbaJob;
import org.urbanobservatory.job.degurba.DegurbaRequest;
import org.urbanobservatory.job.degurba.DegurbaResult;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Degree of Urbanisation of a country. */
@Command(
    name = "degurba",
    mixinStandardHelpOptions = true,
    description = {
      "Classify a population grid of any size by the Degree of Urbanisation. Cells of 1 km2 in metres",
      "are classified as they are; others, up to 1 km2 and in any CRS, are brought to the cells of 1 km",
      "of ESRI:54009 with totals conserved.",
      "DIR gets classes.tif (the official code of every cell), settlements.parquet (urban centres and",
      "clusters with their outlines, people and area) and, with --units, units.parquet (what each",
      "administrative unit is, with the shares of its people). Memory follows the width of the grid",
      "and the number of settlements, not its area."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory degurba --population POP.tif --out degurba",
      "  observatory degurba --population POP.tif --built-up BUILT_S.tif --land LAND.tif --areas m2 --out degurba",
      "  observatory degurba --population POP.tif --units municipalities.gpkg --unit-id code --out degurba"
    })
final class DegurbaCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Option(
      names = "--population",
      required = true,
      paramLabel = "POP.tif",
      description = "GeoTIFF of persons a cell.")
  private Path population;

  @Option(
      names = "--built-up",
      paramLabel = "B.tif",
      description = "GeoTIFF of built-up land. Default: none is built up.")
  private Path builtUp;

  @Option(
      names = "--land",
      paramLabel = "L.tif",
      description = "GeoTIFF of land. Default: cells with a population value.")
  private Path land;

  @Option(
      names = "--areas",
      paramLabel = "UNIT",
      defaultValue = "share",
      description = "What --built-up and --land hold: share (0 to 1) or m2. Default: share.")
  private DegurbaRequest.AreaUnit areas = DegurbaRequest.AreaUnit.SHARE;

  @Option(
      names = "--parameters",
      paramLabel = "RELEASE",
      defaultValue = "R2023A",
      description = "GHSL release whose parameters hold: R2023A or R2022A. Default: R2023A.")
  private DegurbaRelease parameters = DegurbaRelease.R2023A;

  @Option(
      names = "--threshold",
      paramLabel = "NAME=VALUE",
      description = {
        "A threshold in place of the release's, repeatable: centre_density, centre_population,",
        "min_built_up_share, smoothing (none, r2022a, r2023a), hole_cells, dense_density,",
        "dense_population, semi_dense_density, semi_dense_population, semi_dense_distance,",
        "cluster_density, cluster_population, rural_cluster_density, rural_cluster_population,",
        "low_density, water_land_share."
      })
  private Map<String, String> thresholds = Map.of();

  @Option(
      names = "--level",
      paramLabel = "1|2",
      defaultValue = "2",
      description = "Level of the cells; of level 2 both follow for units. Default: 2.")
  private int level;

  @Option(
      names = "--units",
      paramLabel = "UNITS",
      description = "Administrative units: .gpkg, .geojson, .parquet or .shp, in any CRS.")
  private Path units;

  @Option(
      names = "--unit-id",
      paramLabel = "COLUMN",
      description = "Column that names a unit. Default: ids of the file, else positions from 1.")
  private String unitId;

  @Option(
      names = "--unit-rules",
      paramLabel = "RULES",
      defaultValue = "july_2024",
      description =
          "How units are split at level 2: july_2024 (halves) or manual_2021 (largest class)."
              + " Default: july_2024.")
  private UnitRules unitRules = UnitRules.JULY_2024;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files go.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Console console = outputOptions.console();
    DegurbaResult result = DegurbaJob.run(request());
    result.notices().forEach(console::warn);
    console.result(outputOptions.isJson() ? json(result) : text(result));
    return ExitStatus.DONE.code();
  }

  private DegurbaRequest request() {
    if (level != 1 && level != 2) {
      throw new ConfigException("Invalid --level: " + level + " is neither 1 nor 2");
    }
    if (units == null && unitId != null) {
      throw new ConfigException("Invalid arguments: --unit-id goes with --units");
    }
    return new DegurbaRequest(
        new DegurbaRequest.Grids(population, builtUp, land, areas),
        units == null ? null : new DegurbaRequest.Units(units, unitId, unitRules),
        new DegurbaRequest.Parameters(parameters, thresholds),
        level == 1 ? DegurbaRequest.Level.LEVEL_1 : DegurbaRequest.Level.LEVEL_2,
        out);
  }

  private static String text(DegurbaResult result) {
    List<String> tables = new ArrayList<>();
    tables.add(table("cells", result.cells()));
    tables.add(table("settlements", result.settlements()));
    if (!result.units().isEmpty()) {
      tables.add(table("units", result.units()));
    }
    return tables.stream()
        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
  }

  private static String table(String counted, List<DegurbaResult.Group> groups) {
    return TextTable.text(
        List.of("class", "code", counted, "people"),
        groups.stream().map(DegurbaCommand::cells).toList(),
        1);
  }

  private static List<String> cells(DegurbaResult.Group group) {
    return List.of(
        group.name(),
        group.code() == null ? "" : group.code().toString(),
        Long.toString(group.count()),
        String.format(Locale.ROOT, "%.1f", group.population()));
  }

  private static String json(DegurbaResult result) {
    ObjectNode root = Json.object();
    put(root, "cells", result.cells());
    put(root, "settlements", result.settlements());
    put(root, "units", result.units());
    return Json.text(root);
  }

  private static void put(ObjectNode root, String name, List<DegurbaResult.Group> groups) {
    var array = root.putArray(name);
    for (DegurbaResult.Group group : groups) {
      array
          .addObject()
          .put("class", group.name())
          .put("code", group.code())
          .put("count", group.count())
          .put("population", group.population());
    }
  }
}

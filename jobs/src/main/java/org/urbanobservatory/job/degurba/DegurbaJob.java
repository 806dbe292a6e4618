package org.urbanobservatory.job.degurba;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.RasterRowsWriter;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.DegreeOfUrbanisation;
import org.urbanobservatory.grid.degurba.Settlement;
import org.urbanobservatory.grid.degurba.SettlementFinder;
import org.urbanobservatory.table.CanonicalParquet;

/**
 * The Degree of Urbanisation of a grid, of any size.
 *
 * <ol>
 *   <li>Open the grids and check them against each other.
 *   <li>Classify; while rows go by, write {@code classes.tif}, gather settlements, classify units.
 *   <li>Write {@code settlements.parquet} and {@code units.parquet}.
 * </ol>
 */
public final class DegurbaJob {
  private final DegurbaRequest request;
  private final GridFiles files;
  private final UnitFile units;
  private final SettlementFinder finder;
  private final UnitSweep sweep;

  private DegurbaJob(DegurbaRequest request, GridFiles files) {
    this.request = request;
    this.files = files;
    DegurbaRequest.Units wanted = request.units();
    this.units =
        wanted == null ? new UnitFile(List.of(), List.of()) : UnitFile.read(wanted, files.crs());
    this.finder = new SettlementFinder(files.lattice().columns());
    this.sweep =
        wanted == null
            ? null
            : new UnitSweep(units.units(), files.lattice(), request.level(), wanted.rules());
  }

  /**
   * Classifies and writes.
   *
   * @throws org.urbanobservatory.job.settings.ConfigException when a file cannot be used
   */
  public static DegurbaResult run(DegurbaRequest request) throws IOException {
    try (GridFiles files = GridFiles.open(request.grids())) {
      var job = new DegurbaJob(request, files);
      Files.createDirectories(request.out());
      return job.run();
    }
  }

  private DegurbaResult run() throws IOException {
    List<DegurbaResult.Group> cells = classify();
    List<Settlement> settlements = finder.settlements();
    var rows = new SettlementRows(files.lattice(), files.crs());
    CanonicalParquet.write(
        ResultTables.SETTLEMENTS,
        settlements.stream().map(rows::row).toList(),
        request.out().resolve("settlements.parquet"));
    List<ClassifiedUnit> classified = sweep == null ? List.of() : sweep.units();
    if (sweep != null) {
      CanonicalParquet.write(
          ResultTables.UNITS,
          classified.stream().map(UnitRows::row).toList(),
          request.out().resolve("units.parquet"));
    }
    return new DegurbaResult(
        cells,
        DegurbaResult.ofSettlements(settlements),
        DegurbaResult.ofUnits(classified),
        notices(classified));
  }

  /** Writes {@code classes.tif}, which appears whole or not at all. */
  private List<DegurbaResult.Group> classify() throws IOException {
    Path scratch = request.out().resolve("classes.tif.part");
    try {
      List<DegurbaResult.Group> groups;
      try (RasterRowsWriter writer =
          GeoTiff.writer(
              scratch,
              files.lattice(),
              files.crs(),
              TiffEncoding.deflated(TiffEncoding.Sample.BYTE))) {
        groups = classify(new ClassRows(writer, files.lattice().columns()));
      }
      Files.move(
          scratch, request.out().resolve("classes.tif"), StandardCopyOption.REPLACE_EXISTING);
      return groups;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private List<DegurbaResult.Group> classify(ClassRows classRows) {
    CellRows population = files.grid().population();
    DegreeOfUrbanisation.classify(
        files.grid(),
        request.settings(),
        (row, classes, centres) -> {
          double[] people = population.readRow(row);
          classRows.add(classes, people);
          finder.add(row, classes, centres, people);
          if (sweep != null) {
            sweep.add(row, classes, people);
          }
        });
    return classRows.groups();
  }

  private List<String> notices(List<ClassifiedUnit> classified) {
    List<String> notices = new ArrayList<>(files.notices());
    notices.addAll(units.refused());
    List<ClassifiedUnit> cut =
        classified.stream().filter(unit -> unit.coveredShare() < 0.999).toList();
    if (!cut.isEmpty()) {
      notices.add(
          "%d of %d units lie beside the grid or reach past it, for example %s; what is missing has no part in their class"
              .formatted(cut.size(), classified.size(), cut.get(0).unit().id()));
    }
    return notices;
  }
}

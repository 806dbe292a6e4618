package org.urbanobservatory.job.degurba;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * The administrative units of a file.
 *
 * @param units in file order, with polygons in the CRS of the grid
 * @param refused what was said of features that cannot be used
 */
record UnitFile(List<Unit> units, List<String> refused) {
  /**
   * One unit.
   *
   * @param id unique in the file
   * @param name null where the file has none
   * @param region polygons in the CRS of the grid
   */
  record Unit(String id, String name, Geometry region) {}

  /**
   * Reads the file.
   *
   * @throws ConfigException when it cannot be read, the id column is not there, or ids are twice
   */
  static UnitFile read(DegurbaRequest.Units wanted, Crs crs) {
    if (!Files.isRegularFile(wanted.file())) {
      throw new ConfigException("Cannot read --units: there is no file " + wanted.file());
    }
    VectorRead read =
        VectorReader.read(ByteSource.of(wanted.file()), VectorSettings.detected("units"));
    List<String> refused = new ArrayList<>(read.issues().stream().map(Issue::message).toList());
    if (read.isRefused()) {
      throw new ConfigException(refused);
    }
    checkColumn(wanted, read.features());
    List<Unit> units = new ArrayList<>();
    Reprojection toGrid = Reprojection.between(read.crs(), crs);
    for (Feature feature : read.features()) {
      add(feature, wanted, toGrid, units, refused);
    }
    checkIds(wanted, units);
    return new UnitFile(units, refused);
  }

  private static void add(
      Feature feature,
      DegurbaRequest.Units wanted,
      Reprojection toGrid,
      List<Unit> units,
      List<String> refused) {
    String id = id(feature, wanted);
    try {
      if (feature.geometry().getDimension() != 2 || id == null) {
        throw new IllegalArgumentException(id == null ? "it has no id" : "it is no polygon");
      }
      Geometry region = toGrid.densified(feature.geometry());
      Geometry valid = region.isValid() ? region : GeometryFixer.fix(region);
      units.add(new Unit(id, feature.text("name"), valid));
    } catch (IllegalArgumentException e) {
      refused.add(
          "Invalid unit: feature %d of %s is left out: %s"
              .formatted(feature.index(), wanted.file(), e.getMessage()));
    }
  }

  private static String id(Feature feature, DegurbaRequest.Units wanted) {
    if (wanted.idColumn() != null) {
      return feature.text(wanted.idColumn());
    }
    return feature.id() == null ? Long.toString(feature.index()) : feature.id();
  }

  private static void checkColumn(DegurbaRequest.Units wanted, List<Feature> features) {
    String column = wanted.idColumn();
    boolean isMissing =
        column != null && features.stream().noneMatch(feature -> feature.text(column) != null);
    if (isMissing && !features.isEmpty()) {
      List<String> names = List.copyOf(features.get(0).properties().keySet());
      throw new ConfigException(
          "Invalid --unit-id: %s has no column '%s'; found: %s%s"
              .formatted(
                  wanted.file(),
                  column,
                  String.join(", ", names),
                  NearestName.hint(column, names)));
    }
  }

  private static void checkIds(DegurbaRequest.Units wanted, List<Unit> units) {
    if (units.isEmpty()) {
      throw new ConfigException("Invalid --units: %s has no polygon".formatted(wanted.file()));
    }
    Set<String> met = new HashSet<>();
    for (Unit unit : units) {
      if (!met.add(unit.id())) {
        throw new ConfigException(
            "Invalid --units: '%s' is the id of two units of %s; name a column with --unit-id whose values are unique"
                .formatted(unit.id(), wanted.file()));
      }
    }
  }
}

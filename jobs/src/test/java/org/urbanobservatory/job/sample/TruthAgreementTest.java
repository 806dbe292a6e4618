package org.urbanobservatory.job.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.measure.street.StreetClass;
import org.urbanobservatory.measure.street.StreetMeasures;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;

/** The pipeline's kernels and JTS against what the generator knows. */
class TruthAgreementTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double MARGIN_DEGREES = 0.03;

  @TempDir Path folder;

  private final StreetTable table = streetTable();
  private Map<String, double[]> truth;

  @ParameterizedTest
  @ValueSource(longs = {11, 5})
  void measuresAgreeWithTheDrawing(long seed) throws IOException {
    SampleObservatory.generate(folder, 6, seed);
    GeneratedSample sample = new GeneratedSample(folder);
    truth = sample.truth();
    for (var city : sample.boundaries().entrySet()) {
      check(city.getKey(), city.getValue(), sample.districts(city.getKey()));
    }
  }

  private void check(String city, Geometry boundary, Map<String, Geometry> districts) {
    Crs plane = LocalProjection.centredOn(boundary.getEnvelopeInternal());
    Reprojection toPlane = Reprojection.between(Crs.CRS84, plane);
    Geometry whole = toPlane.geometry(boundary);
    List<StreetWay> streets = streets(city, boundary.getEnvelopeInternal(), toPlane);
    for (int year : new int[] {2015, 2020}) {
      Geometry built = builtUp(city, year, plane, whole);
      check(city, "", year, plane, whole, built);
      for (var district : districts.entrySet()) {
        Geometry zone = toPlane.geometry(district.getValue());
        Geometry part = intersection(whole, zone);
        check(city, "/" + district.getKey(), year, plane, part, intersection(built, zone));
      }
      if (year == 2020) {
        streets(city, "boundary", streets, whole);
        streets(city, "boundary_built_up", streets, built);
      }
    }
  }

  private void check(
      String city, String district, int year, Crs plane, Geometry whole, Geometry built) {
    String place = city + district;
    agree(place, "boundary", "extent_area_m2", year, whole.getArea());
    agree(place, "boundary", "built_up_area_m2", year, built.getArea());
    agree(place, "boundary_built_up", "extent_area_m2", year, built.getArea());
    GridRaster people = GeoTiff.read(folder.resolve("population_" + year + "/" + city + ".tif"));
    Reprojection toRaster = Reprojection.between(plane, people.crs());
    agree(place, "boundary", "extent_population", year, people(people, toRaster.geometry(whole)));
    agree(
        place,
        "boundary_built_up",
        "extent_population",
        year,
        people(people, toRaster.geometry(built)));
  }

  private void streets(String city, String extentId, List<StreetWay> streets, Geometry extent) {
    StreetMeasures measures = StreetMeasures.of(streets, extent, table);
    agree(city, extentId, "street_length_m", 2020, measures.streetLengthM());
    agree(city, extentId, "street_centreline_length_m", 2020, measures.streetCentrelineLengthM());
    agree(city, extentId, "junction_count", 2020, measures.junctionCount());
    agree(city, extentId, "intersection_count", 2020, measures.intersectionCount(12));
    agree(city, extentId, "dead_end_count", 2020, measures.deadEndCount());
    if (city.startsWith("tabula") && extentId.equals("boundary")) {
      agree(city, extentId, "street_reserve_area_m2", 2020, measures.reserveAreaM2());
    }
  }

  private List<StreetWay> streets(String city, Envelope box, Reprojection toPlane) {
    OsmRegion region =
        new OsmRegion(
            city,
            box.getMinX() - MARGIN_DEGREES,
            box.getMinY() - MARGIN_DEGREES,
            box.getMaxX() + MARGIN_DEGREES,
            box.getMaxY() + MARGIN_DEGREES);
    ByteSource pbf = ByteSource.of(folder.resolve("streets.osm.pbf"));
    OsmExtract extract = OsmExtract.read(pbf, List.of(region), OsmSelection.highways());
    assertThat(extract.issues()).isEmpty();
    List<StreetWay> streets = new ArrayList<>();
    for (OsmWay way : extract.region(city).ways()) {
      double[] x = new double[way.lon().length];
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double[] p = toPlane.point(way.lon()[i], way.lat()[i]);
        x[i] = p[0];
        y[i] = p[1];
      }
      table.findStreet(way.id(), way.tags(), way.nodeIds(), x, y).ifPresent(streets::add);
    }
    return streets;
  }

  private Geometry builtUp(String city, int year, Crs plane, Geometry boundary) {
    GridRaster mask = GeoTiff.read(folder.resolve("built_up_" + year + "/" + city + ".tif"));
    Lattice cells = mask.raster().lattice();
    List<Geometry> runs = new ArrayList<>();
    for (int row = 0; row < cells.rows(); row++) {
      int from = -1;
      for (int column = 0; column <= cells.columns(); column++) {
        boolean built = column < cells.columns() && mask.raster().value(column, row) == 1;
        if (built && from < 0) {
          from = column;
        } else if (!built && from >= 0) {
          runs.add(box(cells, from, row, column, row + 1));
          from = -1;
        }
      }
    }
    Geometry union = OverlayNGRobust.union(runs);
    Geometry inPlane = Reprojection.between(mask.crs(), plane).densified(union, 0.01);
    return intersection(inPlane, boundary);
  }

  private static Geometry intersection(Geometry a, Geometry b) {
    return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
  }

  /** The sum of value x covered share, in the plane of the raster. */
  private static double people(GridRaster people, Geometry inRaster) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(inRaster);
    Lattice cells = people.raster().lattice();
    double sum = 0;
    for (int row = 0; row < cells.rows(); row++) {
      for (int column = 0; column < cells.columns(); column++) {
        double value = people.raster().value(column, row);
        if (value > 0) {
          Geometry cell = box(cells, column, row, column + 1, row + 1);
          sum += value * covered(prepared, inRaster, cell);
        }
      }
    }
    return sum;
  }

  private static double covered(PreparedGeometry prepared, Geometry extent, Geometry cell) {
    if (prepared.contains(cell)) {
      return 1;
    }
    return prepared.intersects(cell) ? extent.intersection(cell).getArea() / cell.getArea() : 0;
  }

  private static Geometry box(Lattice cells, int column, int row, int endColumn, int endRow) {
    return GEOMETRIES.toGeometry(
        new Envelope(cells.x(column), cells.x(endColumn), cells.y(row), cells.y(endRow)));
  }

  private void agree(String city, String extent, String variable, int year, double measured) {
    double[] known = truth.get(String.join("/", city, extent, variable, Integer.toString(year)));
    assertThat(measured)
        .as("%s of %s in %s, %d", variable, extent, city, year)
        .isCloseTo(known[0], within(known[0] * known[1]));
  }

  private static StreetTable streetTable() {
    try (InputStream in = StreetTable.class.getResourceAsStream("/schemas/streets.yaml")) {
      JsonNode file = new YAMLMapper().readTree(in);
      Map<String, String> excluded = new TreeMap<>();
      file.get("excluded")
          .fields()
          .forEachRemaining(e -> excluded.put(e.getKey(), e.getValue().asText()));
      List<StreetClass> classes = new ArrayList<>();
      for (JsonNode c : file.get("classes")) {
        List<String> highways = new ArrayList<>();
        c.get("highway").forEach(h -> highways.add(h.asText()));
        classes.add(
            new StreetClass(
                c.get("class").asText(),
                highways,
                c.get("reserve_m").asDouble(),
                c.get("side_m").asDouble(),
                c.get("pairing_m").asDouble()));
      }
      return new StreetTable(file.get("lane_m").asDouble(), excluded, classes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.urbanobservatory.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.compute.ComputeSettings;
import org.urbanobservatory.compute.GrowthRules;
import org.urbanobservatory.compute.IndicatorComputation;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;

/** A made town on cells of 100 m, measured as a run measures a city. */
public final class BuiltTown {
  public static final Crs PLANE = LocalProjection.centredOn(-51.2, -30.05);
  static final double CELL_M = 100;

  private final List<SpatialInput> inputs = new ArrayList<>();
  private final List<ExtentPlan> extents = new ArrayList<>();
  private final List<CityTask.Neighbour> neighbours = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private final Path folder;
  private final Geometry boundary;
  private double gridCellM = 1000;

  /**
   * @param boundary in degrees
   */
  public BuiltTown(Path folder, Geometry boundary) {
    this.folder = folder;
    this.boundary = boundary;
    extents.add(new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of()));
  }

  /** A rectangle of the town's plane in degrees. */
  public static Geometry rectangle(double west, double south, double east, double north) {
    Geometry box = new GeometryFactory().toGeometry(new Envelope(west, east, south, north));
    return Reprojection.between(PLANE, Crs.CRS84).densified(box);
  }

  /** Cells around the origin of the plane: as many on all sides. */
  public static Raster land(int half) {
    int side = 2 * half;
    var lattice = new Lattice(side, side, -half * CELL_M, half * CELL_M, CELL_M, CELL_M);
    return new Raster(lattice, new double[side * side]);
  }

  /**
   * Fills the cells from a column and row on; (0, 0) has its north-western corner at the origin.
   */
  public static void fill(Raster land, int column, int row, int columns, int rows, double value) {
    int half = land.lattice().columns() / 2;
    for (int r = row; r < row + rows; r++) {
      for (int c = column; c < column + columns; c++) {
        land.values()[land.lattice().index(half + c, half + r)] = value;
      }
    }
  }

  public BuiltTown builtUp(int year, Raster land) {
    Path file = folder.resolve("built_" + year + ".tif");
    GeoTiff.write(file, land, PLANE, TiffEncoding.deflated(Sample.BYTE));
    return builtUp(year, file, Map.of("value", "binary"));
  }

  public BuiltTown builtUp(int year, Path file, Map<String, String> options) {
    return input("built_" + year, SpatialInput.Kind.BUILT_UP, year, file, options);
  }

  public BuiltTown people(int year, Raster counts) {
    Path file = folder.resolve("people_" + year + ".tif");
    GeoTiff.write(file, counts, PLANE, TiffEncoding.deflated(Sample.FLOAT64));
    return people(year, file);
  }

  /** People a cell of a raster of any CRS. */
  public BuiltTown people(int year, Path file) {
    return input(
        "people_" + year, SpatialInput.Kind.POPULATION, year, file, Map.of("quantity", "count"));
  }

  /** A layer of any kind. */
  public BuiltTown layer(
      String id, SpatialInput.Kind kind, int year, Path file, Map<String, String> options) {
    return input(id, kind, year, file, options);
  }

  BuiltTown input(
      String id, SpatialInput.Kind kind, int year, Path file, Map<String, String> options) {
    inputs.add(
        new SpatialInput(
            id,
            kind,
            file.getFileName().toString(),
            file.toString(),
            year,
            "Made",
            null,
            List.of(),
            false,
            options));
    return this;
  }

  public BuiltTown atlas(Map<String, String> options) {
    return extent("atlas", ExtentPlan.Kind.ATLAS, options);
  }

  /** The urban centre from all people given so far. */
  public BuiltTown degurba(Map<String, String> options) {
    return extent("degurba", ExtentPlan.Kind.DEGURBA, options);
  }

  /** An extent from all inputs given so far that its kind is made from. */
  public BuiltTown extent(String id, ExtentPlan.Kind kind, Map<String, String> options) {
    SpatialInput.Kind from =
        kind == ExtentPlan.Kind.DEGURBA ? SpatialInput.Kind.POPULATION : SpatialInput.Kind.BUILT_UP;
    List<String> ids = inputs.stream().filter(i -> i.kind() == from).map(SpatialInput::id).toList();
    extents.add(new ExtentPlan(id, kind, ids, options));
    return this;
  }

  /** Side of the display cells. */
  public BuiltTown cells(double sideM) {
    gridCellM = sideM;
    return this;
  }

  /** Districts of rectangles in the town's plane, by id. */
  public BuiltTown districts(Map<String, Geometry> lonLat) throws IOException {
    var features = new ArrayList<String>();
    lonLat.forEach(
        (id, geometry) -> {
          Coordinate[] ring = geometry.getCoordinates();
          double[] xy = new double[2 * (ring.length - 1)];
          for (int i = 0; i < ring.length - 1; i++) {
            xy[2 * i] = ring[i].x;
            xy[2 * i + 1] = ring[i].y;
          }
          features.add(LonLatPolygons.feature(id, LonLatPolygons.ring(xy)));
        });
    Path file = folder.resolve("districts.geojson");
    Files.writeString(file, LonLatPolygons.collection(features));
    return input("districts", SpatialInput.Kind.ZONES, 2020, file, Map.of("id_column", "id"));
  }

  public BuiltTown setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  public BuiltTown neighbour(String cityId, Geometry lonLat) {
    neighbours.add(new CityTask.Neighbour(new Place("XAV", cityId), lonLat));
    return this;
  }

  public Measured measure(String cityId) throws IOException {
    var plan = new MeasurePlan(null, List.of(), extents, inputs, 12, gridCellM, 1600, settings);
    var task = new CityTask(new Place("XAV", cityId), boundary, neighbours);
    var packed = new ArrayList<Row>();
    new CityMeasurement(task, plan, StreetTables.load(), List.of())
        .measured()
        .forEachRemaining(packed::add);
    return new Measured(task.place(), packed, plan.growth());
  }

  /** What was emitted, and how growth is taken of it. */
  public record Measured(Place place, List<Row> emitted, GrowthRules growth) {
    public List<Row> of(String table) {
      var rows = new ArrayList<Row>();
      emitted.stream()
          .filter(packed -> Emission.table(packed).equals(table))
          .forEach(packed -> Emission.rows(packed).forEachRemaining(rows::add));
      return rows;
    }

    /** An indicator of the catalogue, as a run computes it from what was measured. */
    public IndicatorValue indicator(String extent, String id, int year) {
      return indicator(facts().whole(), extent, id, year);
    }

    /** An indicator of a district. */
    public IndicatorValue ofDistrict(String district, String extent, String id, int year) {
      return indicator(knownIn(district), extent, id, year);
    }

    /** A measure of a district. */
    public double valueIn(String district, String extent, String variable, int year) {
      return knownIn(district).observations().stream()
          .filter(o -> o.extentId().equals(extent) && o.variable().equals(variable))
          .filter(o -> o.year() == year)
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + variable + " of " + district))
          .value();
    }

    private PlaceFacts.Known knownIn(String district) {
      return facts().zones().entrySet().stream()
          .filter(zone -> zone.getKey().id().equals(district))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no district " + district))
          .getValue();
    }

    private PlaceFacts facts() {
      return PlaceFacts.of(
          emitted.stream()
              .filter(r -> List.of("observations", "absences").contains(Emission.table(r)))
              .iterator());
    }

    private IndicatorValue indicator(PlaceFacts.Known known, String extent, String id, int year) {
      Map<String, Variable> variables =
          Catalogue.load().variables().stream().collect(Collectors.toMap(Variable::id, v -> v));
      return new IndicatorComputation(
              List.copyOf(Catalogue.load().indicators()),
              variables,
              ComputeSettings.of(List.of(year), ProxyExtent.REFUSED, growth))
          .compute(place, known.observations(), known.absences()).values().stream()
              .filter(v -> v.indicatorId().equals(id) && v.extentId().equals(extent))
              .filter(v -> v.year() == year && v.component() == null)
              .findFirst()
              .orElseThrow();
    }

    public double value(String extent, String variable, int year) {
      return find(extent, variable, year)
          .orElseThrow(() -> new AssertionError("no " + variable + " of " + extent + " " + year));
    }

    public Optional<Double> find(String extent, String variable, int year) {
      return of("observations").stream()
          .filter(r -> r.getAs("zone_id") == null)
          .filter(r -> r.getAs("extent_id").equals(extent))
          .filter(r -> r.getAs("variable").equals(variable))
          .filter(r -> r.<Integer>getAs("year") == year)
          .map(r -> r.<Double>getAs("value"))
          .findFirst();
    }

    public List<String> issues() {
      return of("issues").stream().map(r -> r.<String>getAs("code")).toList();
    }

    public String message(String code) {
      return of("issues").stream()
          .filter(r -> r.getAs("code").equals(code))
          .map(r -> r.<String>getAs("message"))
          .findFirst()
          .orElseThrow();
    }

    public Optional<Row> extent(String id, int year) {
      return of("extents").stream()
          .filter(r -> r.getAs("extent_id").equals(id) && r.<Integer>getAs("year") == year)
          .findFirst();
    }
  }
}

package org.urbanobservatory.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.source.gtfs.FeedFile;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** Made cities in which every setting matters, and what the {@code method} of their values says. */
final class SettingsTown {
  private static final int YEAR = 2020;
  private static final Geometry TOWN = BuiltTown.rectangle(-500, -2500, 2500, 500);
  private static final String INEQUALITY = "inequality_";

  private final Path folder;

  SettingsTown(Path folder) {
    this.folder = folder;
  }

  /**
   * What was measured where, as {@code variable} of the boundary, {@code indicator} or {@code
   * extent ID}, with its method.
   *
   * @param scene square, feed, epochs or centre
   * @param settings by {@code group.name}, and the options of extents by {@code atlas.name} and
   *     {@code degurba.name}
   */
  SortedMap<String, String> methods(String scene, Map<String, String> settings) {
    try {
      return switch (scene) {
        case "square" -> ofSquare(square(), settings);
        case "feed" -> ofSquare(feed(), settings);
        case "epochs" -> ofEpochs(settings);
        case "centre" -> ofCentre(settings);
        default -> throw new IllegalArgumentException("Invalid scene: " + scene);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, String> ofSquare(CityTrial city, Map<String, String> settings) {
    settings.forEach(city::set);
    var methods = new TreeMap<>(city.measure().methods());
    String measured = settings.getOrDefault("inequality.measures", "");
    for (String kind : List.of("gini", "people_below")) {
      String method = methods.get(INEQUALITY + kind + "_" + measured);
      if (method != null) {
        methods.put(INEQUALITY + kind, method);
      }
    }
    return methods;
  }

  /** A square of 1 km2 with something of everything. */
  CityTrial square() throws IOException {
    Layer stops =
        new Layer()
            .add("Point", "\"capacity\":\"low\"", 3, 5)
            .add("Point", "\"capacity\":\"high\"", 7, 5)
            .add("LineString", "\"capacity\":\"low\"", 1, 5, 2, 5);
    Layer uses = new Layer().box("\"use\":\"residential\"", 0, 0, 10, 5);
    uses.box("\"use\":\"park\"", 0, 5, 10, 10);
    Layer schools = new Layer().add("Point", "\"name\":\"school\"", 4, 5);
    Layer flood = new Layer().box("\"depth\":\"deep\"", 0, 0, 5, 10);
    return people()
        .with("stops", Kind.TRANSIT, stops.write(folder, "stops.geojson"), YEAR, at("capacity"))
        .with("uses", Kind.LAND_USE, uses.write(folder, "uses.geojson"), YEAR, at("use"))
        .with("parks", Kind.OPEN_SPACES, parks().write(folder, "parks.geojson"), YEAR)
        .with(
            "schools",
            Kind.FACILITIES,
            schools.write(folder, "schools.geojson"),
            YEAR,
            Map.of("distances_m", "300"))
        .with(
            "flood",
            Kind.HAZARDS,
            flood.write(folder, "flood.geojson"),
            YEAR,
            Map.of("hazard", "flood", "class_column", "depth", "classes", "deep,very deep"))
        .with("ndvi", Kind.GREEN, shares("ndvi.tif"), YEAR, Map.of("value", "share"))
        .with("built", Kind.BUILT_UP, shares("built.tif"), YEAR, share("0.4"))
        .with("air", Kind.AIR, air(), YEAR);
  }

  /** The same square with a timetable alone. */
  private CityTrial feed() throws IOException {
    FeedFile feed =
        FeedFile.small()
            .with(
                "stops.txt",
                "stop_id,stop_lat,stop_lon",
                stop("north", 5, 6),
                stop("south", 5, 4),
                stop("east", 6, 5),
                stop("west", 4, 5));
    return people().with("timetable", Kind.TRANSIT, feed.write(folder), YEAR);
  }

  private static String stop(String id, double east, double north) {
    return "%s,%s,%s".formatted(id, Layer.lat(north), Layer.lon(east));
  }

  CityTrial people() throws IOException {
    Layer streets = new Layer();
    for (int i = 1; i < 10; i += 2) {
      String way = "\"highway\":\"residential\"";
      streets.add("LineString", way, -5, i, 1, i, 3, i, 5, i, 7, i, 9, i, 15, i);
      streets.add("LineString", way, i, -5, i, 1, i, 3, i, 5, i, 7, i, 9, i, 15);
    }
    Layer people = new Layer();
    for (int i = 0; i < 25; i++) {
      people.add("Point", "\"people\":" + (10 + i), 1 + 2 * (i % 5), 1.2 + 2 * (i / 5));
    }
    return new CityTrial(
            new GeometryFactory()
                .toGeometry(new Envelope(Layer.lon(0), Layer.lon(10), Layer.lat(0), Layer.lat(10))))
        .with(
            "streets", Kind.STREETS, streets.write(folder, "streets.geojson"), YEAR, at("highway"))
        .with(
            "people",
            Kind.POPULATION,
            people.write(folder, "people.geojson"),
            YEAR,
            Map.of("column", "people", "sex", "_T", "age", "_T"));
  }

  private static Layer parks() {
    return new Layer().box("\"name\":\"park\"", 2, 4, 4, 6);
  }

  private static Map<String, String> at(String column) {
    return Map.of("class_column", column);
  }

  private static Map<String, String> share(String threshold) {
    return Map.of("value", "share", "threshold", threshold);
  }

  private Path air() throws IOException {
    String station = "station,lon,lat,year,value\ns,%s,%s,%d,12\n";
    return Files.writeString(
        folder.resolve("air.csv"), station.formatted(Layer.lon(5), Layer.lat(5), YEAR));
  }

  /** Shares of 0.1 to 1 on ten columns over the square. */
  Path shares(String name) {
    double width = (Layer.lon(10) - Layer.lon(0)) / 10;
    double height = (Layer.lat(10) - Layer.lat(0)) / 10;
    var lattice = new Lattice(14, 14, Layer.lon(-2), Layer.lat(12), width, height);
    double[] values = new double[lattice.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (1 + i % 10) / 10.0;
    }
    Path file = folder.resolve(name);
    GeoTiff.write(
        file,
        new Raster(lattice, values),
        Crs.of("EPSG:4326"),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return file;
  }

  /** A town at two dates that doubles, with the extents that are made from built-up land. */
  private SortedMap<String, String> ofEpochs(Map<String, String> settings) throws IOException {
    Raster before = BuiltTown.land(60);
    BuiltTown.fill(before, 0, 0, 20, 20, 1);
    Raster after = BuiltTown.land(60);
    BuiltTown.fill(after, 0, 0, 20, 25, 1);
    var town =
        new BuiltTown(folder, TOWN)
            .builtUp(2010, shares(2010, before), share("0.4"))
            .builtUp(2020, shares(2020, after), share("0.4"))
            .people(2010, evenly(60, 1))
            .people(2020, evenly(60, 2))
            .atlas(options("atlas.", settings))
            .extent(
                "boundary_built_up",
                ExtentPlan.Kind.BOUNDARY_BUILT_UP,
                Map.of());
    settings.forEach(town::setting);
    BuiltTown.Measured measured = town.measure("A");
    String extent = "fixed".equals(settings.get("growth.extent")) ? "atlas_fixed" : "atlas";
    var methods = extents(measured);
    for (String id : List.of("infill_share", "land_consumption_to_population_growth")) {
      methods.put(id, measured.indicator(extent, id, 2020).method());
    }
    return methods;
  }

  private Path shares(int year, Raster land) {
    Path file = folder.resolve("built_" + year + ".tif");
    GeoTiff.write(file, land, BuiltTown.PLANE, TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return file;
  }

  private static Raster evenly(int half, double people) {
    Raster cells = BuiltTown.land(half);
    BuiltTown.fill(cells, -half, -half, 2 * half, 2 * half, people);
    return cells;
  }

  /** A town of 147,000 people on 49 km2 in open country. */
  private SortedMap<String, String> ofCentre(Map<String, String> settings) throws IOException {
    var town =
        new BuiltTown(folder, TOWN)
            .people(2020, kilometres(10, 3000))
            .builtUp(2020, kilometres(0, 1))
            .input("land_2020", Kind.LAND, 2020, shares(2021, kilometres(1, 1)), Map.of())
            .degurba(options("degurba.", settings));
    return extents(town.measure("A"));
  }

  /** 44 cells of 1 km on each side, seven on each side of the centre. */
  private static Raster kilometres(double country, double centre) {
    int side = 44;
    double[] cells = new double[side * side];
    for (int i = 0; i < cells.length; i++) {
      boolean isCentre = Math.abs(i % side - 22) <= 3 && Math.abs(i / side - 22) <= 3;
      cells[i] = isCentre ? centre : country;
    }
    return new Raster(new Lattice(side, side, -22_000, 22_000, 1000, 1000), cells);
  }

  private static Map<String, String> options(String prefix, Map<String, String> settings) {
    var options = new TreeMap<String, String>();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            options.put(name.substring(prefix.length()), value);
          }
        });
    return options;
  }

  private static SortedMap<String, String> extents(BuiltTown.Measured town) {
    var methods = new TreeMap<String, String>();
    for (Row row : town.of("extents")) {
      if (row.<Integer>getAs("year") == 2020) {
        methods.put("extent " + row.<String>getAs("extent_id"), row.getAs("method"));
      }
    }
    return methods;
  }
}

package org.urbanobservatory.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;

/** One city measured from files of a folder, without Spark. */
public final class MeasuredCity {
  public static final Place PLACE = new Place("XAV", "made");
  private final Path folder;
  private final Geometry boundary;
  private final List<SpatialInput> inputs = new ArrayList<>();
  private final List<IngestedFeatures> ingested = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private final List<ExtentPlan> extents =
      new ArrayList<>(
          List.of(new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of())));
  private double cellM = 1000;
  private String crs;

  public MeasuredCity(Path folder, Geometry boundary) {
    this.folder = folder;
    this.boundary = boundary;
  }

  public MeasuredCity cellM(double metres) {
    cellM = metres;
    return this;
  }

  /** Declares the CRS that lengths and areas are measured in. */
  public MeasuredCity crs(String declared) {
    crs = declared;
    return this;
  }

  /** One extent more beside the boundary. */
  public MeasuredCity extent(ExtentPlan extent) {
    extents.add(extent);
    return this;
  }

  public MeasuredCity set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  public MeasuredCity ingest(SpatialInput input, List<IngestedFeatures> features) {
    inputs.add(input);
    ingested.addAll(features);
    return this;
  }

  /** A text file that a kind of input reads. */
  public MeasuredCity file(
      SpatialInput.Kind kind, int year, String name, String text, String... options) {
    try {
      Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return input(kind, year, folder.resolve(name), options);
  }

  /** A raster in degrees. */
  public MeasuredCity raster(
      SpatialInput.Kind kind, int year, String name, Raster raster, String... options) {
    TiffEncoding encoding = TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64).withNodata(-9999);
    GeoTiff.write(folder.resolve(name), raster, Crs.of("EPSG:4326"), encoding);
    return input(kind, year, folder.resolve(name), options);
  }

  /**
   * A file that is there.
   *
   * @param options name, value, name, value, ...; an input has the name of its file without ending,
   *     unless an option {@code id} says otherwise
   */
  public MeasuredCity input(SpatialInput.Kind kind, int year, Path file, String... options) {
    inputs.add(spatial(kind, year, file, options));
    return this;
  }

  public static SpatialInput spatial(
      SpatialInput.Kind kind, int year, Path file, String... options) {
    var named = new TreeMap<String, String>();
    for (int i = 0; i < options.length; i += 2) {
      named.put(options[i], options[i + 1]);
    }
    String id = file.getFileName().toString().replaceAll("\\..*", "");
    return new SpatialInput(
        named.getOrDefault("id", id),
        kind,
        file.getFileName().toString(),
        file.toString(),
        year,
        "Source of " + id,
        null,
        List.of(),
        false,
        named);
  }

  public List<SpatialInput> inputs() {
    return List.copyOf(inputs);
  }

  public Result measure() throws IOException {
    var plan = new MeasurePlan(crs, List.of(), extents, inputs, 12, cellM, 1600, settings);
    return Result.of(
        new CityMeasurement(
                new CityTask(PLACE, boundary, List.of()), plan, StreetTables.load(), ingested)
            .measured());
  }

  /** What a city yields. */
  public record Result(
      List<Observation> observations,
      List<Absence> absences,
      List<Issue> issues,
      List<InputSummary> inputs,
      List<Row> cells) {
    static Result of(Iterator<Row> emitted) {
      var result =
          new Result(
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
      emitted.forEachRemaining(result::add);
      return result;
    }

    private void add(Row emitted) {
      String table = Emission.table(emitted);
      Emission.rows(emitted).forEachRemaining(row -> add(table, row));
    }

    private void add(String table, Row row) {
      switch (table) {
        case "observations" -> observations.add(Rows.observation(row));
        case "absences" -> absences.add(Rows.absence(row));
        case "issues" -> issues.add(InputRows.issue(row));
        case "inputs" -> inputs.add(InputRows.summary(row));
        case "cells" -> cells.add(row);
        default -> {}
      }
    }

    /** The only total of the boundary. */
    public double value(String variable, int year) {
      return only(variable, year).value();
    }

    public Observation only(String variable, int year) {
      return only("boundary", variable, year);
    }

    /** The only total of an extent. */
    public Observation only(String extent, String variable, int year) {
      List<Observation> found =
          observations.stream()
              .filter(o -> o.variable().equals(variable) && o.year() == year)
              .filter(o -> !o.isOfZone() && o.breakdown().isTotal())
              .filter(o -> o.extentId().equals(extent))
              .toList();
      if (found.size() != 1) {
        throw new AssertionError(variable + " of " + year + ": " + found + "; absent " + absences);
      }
      return found.get(0);
    }

    public List<String> variables() {
      return observations.stream().map(Observation::variable).distinct().sorted().toList();
    }

    public List<String> codes() {
      return issues.stream().map(Issue::code).distinct().sorted().toList();
    }

    /** Reason of an absence, null for none. */
    public String reason(String variable) {
      return absences.stream()
          .filter(a -> a.variable().equals(variable))
          .map(Absence::reason)
          .findFirst()
          .orElse(null);
    }
  }
}

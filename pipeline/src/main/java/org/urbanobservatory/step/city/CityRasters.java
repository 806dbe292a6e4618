package org.urbanobservatory.step.city;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The rasters of one city, each read once and only around the city. */
public final class CityRasters {
  private final CityFrame frame;
  private final Map<String, Optional<GridRaster>> windows = new HashMap<>();
  private final Map<String, Issue> unreadable = new TreeMap<>();
  private double reachM;

  CityRasters(CityFrame frame) {
    this.frame = frame;
    this.reachM = frame.reachM();
  }

  /** From now on windows reach at least so far beyond the boundary, in metres. */
  void reach(double metres) {
    if (metres > reachM) {
      reachM = metres;
      windows.clear();
    }
  }

  /**
   * The part of a raster around the city; empty if it does not reach the city, or, with an issue,
   * if it cannot be read.
   */
  public Optional<GridRaster> window(SpatialInput input) {
    return windows.computeIfAbsent(input.id(), id -> read(input, frame.window(reachM)));
  }

  /** A part of a raster that reaches some metres beyond the boundary; not kept. */
  public Optional<GridRaster> window(SpatialInput input, double reachM) {
    return isUnreadable(input) ? Optional.empty() : read(input, frame.window(reachM));
  }

  /** A part of a raster around an envelope in degrees; not kept. */
  public Optional<GridRaster> around(SpatialInput input, Envelope lonLat) {
    return isUnreadable(input) ? Optional.empty() : read(input, lonLat);
  }

  public boolean isUnreadable(SpatialInput input) {
    return unreadable.containsKey(input.id());
  }

  /** One for each raster that cannot be read. */
  Collection<Issue> issues() {
    return unreadable.values();
  }

  private Optional<GridRaster> read(SpatialInput input, Envelope window) {
    try (LocalCopy copy = LocalCopy.of(input.bytesFor(frame.place().cityId()))) {
      Optional<GridRaster> read = GeoTiff.read(copy.file(), window);
      OptionalDouble strange = strange(input, read);
      if (strange.isPresent()) {
        unreadable.put(input.id(), unexpected(input, strange.getAsDouble()));
        return Optional.empty();
      }
      return read;
    } catch (IOException | RuntimeException e) {
      // Bytes of the world can surprise any reader; the city's other inputs go on.
      unreadable.put(input.id(), input.unreadable(frame.place(), e));
      return Optional.empty();
    }
  }

  /** A value of a built-up raster that its rule has no meaning for. */
  private static OptionalDouble strange(SpatialInput input, Optional<GridRaster> read) {
    if (read.isEmpty() || input.kind() != SpatialInput.Kind.BUILT_UP) {
      return OptionalDouble.empty();
    }
    BuiltUpRule rule = rule(input, input.year());
    return Arrays.stream(read.get().raster().values())
        .filter(value -> !Double.isNaN(value) && !rule.admits(value))
        .findFirst();
  }

  private Issue unexpected(SpatialInput input, double value) {
    String message =
        "Invalid input %s: %s has a cell of %s near %s, but value: %s knows %s; name the right kind of values, declare what stands for no data, or reclassify"
            .formatted(
                input.id(),
                input.pathFor(frame.place()),
                PlainNumber.of(value),
                frame.place(),
                input.option("value") == null ? "binary" : input.option("value"),
                rule(input, input.year()).meaning());
    return input.refused(frame.place(), "unexpected_value", message);
  }

  /** Built-up land by an input's rule in a year; empty if the raster does not reach the city. */
  public Optional<BuiltUp> builtUp(SpatialInput input, int year) {
    return window(input)
        .map(grid -> BuiltUp.of(grid.raster(), rule(input, year), frame.plane(grid.crs())));
  }

  /** What counts as built-up land in an input, for column {@code method}. */
  public static String method(SpatialInput input) {
    return switch (input.option("value")) {
      case "share" -> "built-up shares of cells";
      case "epoch" -> "cells built up by %d".formatted(input.year());
      default -> "built-up cells";
    };
  }

  /** The land that an input calls urban, for column {@code method} of extents. */
  public static String limits(SpatialInput input) {
    String from =
        "share".equals(input.option("value"))
            ? ", cells built up from a share of " + input.option("threshold")
            : "";
    return "%s of %d%s".formatted(input.id(), input.year(), from);
  }

  /** What the values of a built-up raster mean in a year. */
  public static BuiltUpRule rule(SpatialInput input, int year) {
    return switch (input.option("value")) {
      case "share" -> new BuiltUpRule.Share(Double.parseDouble(input.option("threshold")));
      case "epoch" -> new BuiltUpRule.Epoch(year);
      default -> new BuiltUpRule.Binary();
    };
  }
}

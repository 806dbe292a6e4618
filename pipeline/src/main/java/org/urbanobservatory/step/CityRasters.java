package org.urbanobservatory.step;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;

/** The rasters of one city, each read once and only around the city. */
final class CityRasters {
  private final CityFrame frame;
  private final Map<String, Optional<GridRaster>> windows = new HashMap<>();

  CityRasters(CityFrame frame) {
    this.frame = frame;
  }

  /** The part of a raster around the city; empty if it does not reach the city. */
  Optional<GridRaster> window(SpatialInput input) throws IOException {
    Optional<GridRaster> window = windows.get(input.id());
    if (window == null) {
      try (LocalCopy copy = LocalCopy.of(input.bytesFor(frame.place().cityId()))) {
        window = GeoTiff.read(copy.file(), frame.window());
      }
      windows.put(input.id(), window);
    }
    return window;
  }

  RasterHeader header(SpatialInput input) throws IOException {
    try (LocalCopy copy = LocalCopy.of(input.bytesFor(frame.place().cityId()))) {
      return GeoTiff.header(copy.file());
    }
  }

  /** Built-up land by an input's rule in a year; empty if the raster does not reach the city. */
  Optional<BuiltUp> builtUp(SpatialInput input, int year) throws IOException {
    return window(input)
        .map(grid -> BuiltUp.of(grid.raster(), rule(input, year), frame.plane(grid.crs())));
  }

  private static BuiltUpRule rule(SpatialInput input, int year) {
    return switch (input.option("value")) {
      case "share" -> new BuiltUpRule.Share(Double.parseDouble(input.option("threshold")));
      case "epoch" -> new BuiltUpRule.Epoch(year);
      default -> new BuiltUpRule.Binary();
    };
  }
}

package org.urbanobservatory.step.city.land;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.green.GreenCover;
import org.urbanobservatory.measure.green.PolygonGreen;
import org.urbanobservatory.measure.green.RasterGreen;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LayerPolygons;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Reads the inputs of green cover for one city, each once. */
final class GreenLayers {
  private final CityContext city;
  private final Map<String, Layer> layers = new HashMap<>();

  GreenLayers(CityContext city) {
    this.city = city;
  }

  /**
   * What an input gave.
   *
   * @param cover null when it is of no use to the city
   * @param reason why it is of no use, null when it is
   */
  record Layer(GreenCover cover, String reason) {
    Optional<GreenCover> findCover() {
      return Optional.ofNullable(cover);
    }
  }

  /** What counts as green in an input, for column {@code method}. */
  static String method(SpatialInput input) {
    if (!CityPeople.isRaster(input)) {
      return "green polygons";
    }
    String threshold = input.option("threshold");
    if (!isShare(input)) {
      return "green cells";
    }
    return threshold == null
        ? "green shares of cells"
        : "cells green from a share of %s on".formatted(threshold);
  }

  Layer read(SpatialInput input) {
    Layer layer = layers.get(input.id());
    if (layer == null) {
      layer = readOnce(input);
      layers.put(input.id(), layer);
    }
    return layer;
  }

  private Layer readOnce(SpatialInput input) {
    try {
      return CityPeople.isRaster(input) ? raster(input) : polygons(input);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      // What a reader or a CRS makes useless costs the values of this input alone.
      city.add(input.unreadable(city.place(), e));
      return missing(input, "unreadable_file");
    }
  }

  private Layer polygons(SpatialInput input) {
    if (city.vectors().isRefused(input)) {
      return missing(input, "unreadable_file");
    }
    LayerPolygons read = LayerPolygons.read(city, input, feature -> true);
    if (read.polygons().isEmpty()) {
      boolean isElsewhere = city.reads().refusals(input).refused() == 0;
      city.add(isElsewhere ? missesCity(input) : withoutPolygon(input));
      return new Layer(null, isElsewhere ? CityGreen.MISSES_CITY : CityGreen.UNUSABLE);
    }
    return new Layer(PolygonGreen.of(read.polygons()), null);
  }

  private Layer raster(SpatialInput input) {
    Optional<GridRaster> window = city.rasters().window(input);
    if (city.rasters().isUnreadable(input)) {
      return missing(input, "unreadable_file");
    }
    if (window.isEmpty()) {
      city.add(missesCity(input));
      return missing(input, CityGreen.MISSES_CITY);
    }
    GridRaster grid = window.get();
    long cells = grid.raster().valued();
    OptionalDouble noShare = RasterGreen.findNoShare(grid.raster());
    if (isShare(input) && noShare.isPresent()) {
      city.add(noShare(input, noShare.getAsDouble()));
      city.reads().cells(input, cells, cells);
      return new Layer(null, "green_not_a_share");
    }
    city.reads().cells(input, cells, 0);
    return new Layer(cover(input, grid), null);
  }

  private GreenCover cover(SpatialInput input, GridRaster grid) {
    RasterPlane plane = city.frame().plane(grid.crs());
    if (!isShare(input)) {
      return RasterGreen.ofBinary(grid.raster(), plane);
    }
    String threshold = input.option("threshold");
    return threshold == null
        ? RasterGreen.ofShares(grid.raster(), plane)
        : RasterGreen.ofShares(grid.raster(), plane, Double.parseDouble(threshold));
  }

  private static boolean isShare(SpatialInput input) {
    return "share".equals(input.option("value"));
  }

  private Layer missing(SpatialInput input, String reason) {
    city.reads().nothing(input);
    return new Layer(null, reason);
  }

  private Issue withoutPolygon(SpatialInput input) {
    return Issue.rejected(
        CityGreen.UNUSABLE,
        input.id(),
        null,
        "Invalid green cover: %s holds no usable polygon in or near %s, and some of its features are refused; its green cover is null. Correct the features"
            .formatted(input.id(), city.place()));
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        CityGreen.MISSES_CITY,
        input.id(),
        null,
        "Invalid green cover: %s holds nothing in or near %s; its green cover is null. Give a file that covers the city"
            .formatted(input.id(), city.place()));
  }

  private static Issue noShare(SpatialInput input, double value) {
    return Issue.rejected(
        "green_not_a_share",
        input.id(),
        null,
        "Invalid green cover: %s holds %s, which is no share of 0 to 1; divide percent by 100, or say value: binary"
            .formatted(input.id(), value));
  }
}

package org.urbanobservatory.step.city.exposure;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.hazard.HazardArea;
import org.urbanobservatory.measure.hazard.HazardArea.HazardRaster;
import org.urbanobservatory.measure.hazard.HazardRule;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LayerPolygons;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Reads the hazard inputs of one city, each once. */
final class HazardLayers {
  /** Reasons why a hazard has no value. */
  static final String UNREADABLE = "hazard_unreadable";

  /** The check refused the input; its own issue says why. */
  static final String REFUSED = "hazard_input_unusable";

  static final String MISSES_CITY = "hazard_does_not_cover_city";

  private static final double FULL_COVERAGE = 0.99;

  private final CityContext city;
  private final Map<String, Layer> layers = new HashMap<>();
  private final Set<String> noted = new HashSet<>();

  HazardLayers(CityContext city) {
    this.city = city;
  }

  /** What an input gave: polygons, or a raster, or neither for a reason. */
  private record Layer(List<Geometry> polygons, HazardRaster raster, String reason) {}

  /**
   * The part of a region that an input calls hazardous.
   *
   * @param area null when the input is of no use to the city
   * @param reason why it is of no use, null when it is
   */
  record Found(HazardArea area, String reason) {}

  /**
   * The hazardous part of a region.
   *
   * @param region valid polygons in the computing CRS, not empty
   */
  Found find(SpatialInput input, Geometry region) {
    Layer layer = layers.get(input.id());
    if (layer == null) {
      layer = readOrRefused(input);
      layers.put(input.id(), layer);
    }
    return layer.reason() == null
        ? new Found(area(input, layer, region), null)
        : new Found(null, layer.reason());
  }

  private HazardArea area(SpatialInput input, Layer layer, Geometry region) {
    String hazard = input.option("hazard");
    if (layer.raster() != null) {
      return HazardArea.ofRaster(hazard, input.id(), region, layer.raster());
    }
    HazardArea area = HazardArea.ofPolygons(hazard, input.id(), region, layer.polygons());
    if (area.geometry().isEmpty() && noted.add(input.id())) {
      city.add(reachesNobody(input));
    }
    return area;
  }

  private Layer readOrRefused(SpatialInput input) {
    try {
      return CityPeople.isRaster(input) ? raster(input) : polygons(input);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      // What a reader or a CRS makes useless costs the values of this hazard alone.
      city.add(input.unreadable(city.place(), e));
      return useless(input, UNREADABLE);
    }
  }

  private Layer polygons(SpatialInput input) {
    if (city.vectors().isRefused(input)) {
      return useless(input, UNREADABLE);
    }
    String column = input.option("class_column");
    List<String> classes = input.list("classes");
    LayerPolygons read =
        LayerPolygons.read(city, input, feature -> isWanted(feature, column, classes));
    return new Layer(read.polygons(), null, null);
  }

  private static boolean isWanted(Feature feature, String column, List<String> classes) {
    return column == null || classes.isEmpty() || classes.contains(feature.text(column));
  }

  private Layer raster(SpatialInput input) {
    Optional<HazardRule> rule = findRule(input);
    if (rule.isEmpty()) {
      city.add(withoutRule(input));
      return useless(input, "hazard_rule_missing");
    }
    Optional<GridRaster> window = city.rasters().window(input);
    if (city.rasters().isUnreadable(input)) {
      return useless(input, UNREADABLE);
    }
    if (window.isEmpty()) {
      city.add(missesCity(input));
      return useless(input, MISSES_CITY);
    }
    GridRaster grid = window.get();
    var raster = new HazardRaster(grid.raster(), rule.get(), city.frame().plane(grid.crs()));
    city.reads().cells(input, grid.raster().valued(), 0);
    return covering(input, raster);
  }

  private Layer covering(SpatialInput input, HazardRaster raster) {
    double covered = raster.coveredShare(city.frame().boundary());
    if (covered == 0) {
      city.add(missesCity(input));
      return new Layer(List.of(), null, MISSES_CITY);
    }
    if (covered < FULL_COVERAGE) {
      city.add(coversInPart(input, covered));
    }
    return new Layer(List.of(), raster, null);
  }

  /** What an input calls hazardous, for column {@code method}. */
  static String method(SpatialInput input) {
    if (!CityPeople.isRaster(input)) {
      String classes = String.join(", ", input.list("classes"));
      return "on polygons of %s%s"
          .formatted(input.id(), classes.isEmpty() ? "" : " of class " + classes);
    }
    return input.option("values") != null
        ? "on cells of %s with %s".formatted(input.id(), String.join(", ", input.list("values")))
        : "on cells of %s from %s on".formatted(input.id(), input.option("threshold"));
  }

  static Optional<HazardRule> findRule(SpatialInput input) {
    if (input.option("values") != null) {
      return Optional.of(
          HazardRule.Values.of(input.list("values").stream().map(Double::valueOf).toList()));
    }
    return Optional.ofNullable(input.option("threshold"))
        .map(threshold -> new HazardRule.AtLeast(Double.parseDouble(threshold)));
  }

  private Layer useless(SpatialInput input, String reason) {
    city.reads().nothing(input);
    return new Layer(List.of(), null, reason);
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        MISSES_CITY,
        input.id(),
        null,
        "Invalid hazard: raster %s does not reach %s, so nothing is known there; give a file that covers the city"
            .formatted(input.id(), city.place()));
  }

  private Issue coversInPart(SpatialInput input, double covered) {
    return Issue.kept(
        "hazard_covers_city_in_part",
        input.id(),
        null,
        "Invalid hazard: raster %s reaches %.1f %% of the area of %s; the rest counts as not hazardous. Give a larger one"
            .formatted(input.id(), 100 * covered, city.place()));
  }

  private Issue withoutRule(SpatialInput input) {
    return Issue.rejected(
        "hazard_rule_missing",
        input.id(),
        null,
        "Invalid hazard: raster %s says neither values nor threshold; name what is hazardous"
            .formatted(input.id()));
  }

  private Issue reachesNobody(SpatialInput input) {
    return Issue.kept(
        "hazard_outside_city",
        input.id(),
        null,
        "Invalid hazard: no polygon of %s that counts reaches %s; nobody is exposed there. Check its CRS and its classes"
            .formatted(input.id(), city.place()));
  }
}

package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The polygons of a vector layer near one city, in the computing CRS.
 *
 * @param polygons in file order
 * @param summary features of the file; those without area count as rejected
 */
public record LayerPolygons(List<Geometry> polygons, InputSummary summary) {
  public LayerPolygons {
    polygons = List.copyOf(polygons);
  }

  /**
   * Reads a layer; features without area are refused with one issue, those far away are not wanted.
   *
   * @param wanted which features count
   */
  public static LayerPolygons read(
      CityContext city, SpatialInput input, Predicate<Feature> wanted) {
    Crs crs = city.vectors().crs(input);
    Envelope window = Reprojection.between(Crs.CRS84, crs).envelope(city.frame().window());
    Reprojection toComputing = Reprojection.between(crs, city.frame().crs());
    var polygons = new ArrayList<Geometry>();
    long withoutArea = 0;
    for (Feature feature : city.vectors().features(input)) {
      if (feature.geometry().getDimension() < 2) {
        withoutArea++;
      } else if (window.intersects(feature.geometry().getEnvelopeInternal())
          && wanted.test(feature)) {
        Geometry drawn = toComputing.densified(feature.geometry());
        polygons.add(PolygonRepair.valid(input, "feature " + feature.index(), drawn, city::add));
      }
    }
    if (withoutArea > 0) {
      city.add(withoutArea(input, withoutArea));
    }
    return new LayerPolygons(polygons, summary(city, input, withoutArea));
  }

  private static InputSummary summary(CityContext city, SpatialInput input, long withoutArea) {
    CityVectors.InputCounts counts = city.vectors().findCounts(input).orElseThrow();
    return input.summary(city.place().cityId(), counts.read(), counts.rejected() + withoutArea);
  }

  private static Issue withoutArea(SpatialInput input, long features) {
    return Issue.rejected(
        "feature_without_area",
        input.id(),
        null,
        "Invalid layer: %d features of %s are points or lines, which cover no land; give polygons"
            .formatted(features, input.id()));
  }
}

package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The polygons of a vector layer near one city, in the computing CRS.
 *
 * @param polygons in file order
 */
public record LayerPolygons(List<Geometry> polygons) {
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
        city.reads().refuse(input, "feature " + feature.index());
      } else if (window.intersects(feature.geometry().getEnvelopeInternal())
          && wanted.test(feature)) {
        Geometry drawn = toComputing.densified(feature.geometry());
        polygons.add(
            PolygonRepair.valid(
                input, "feature " + feature.index(), drawn, i -> city.reads().tell(input, i)));
      }
    }
    if (withoutArea > 0) {
      city.reads().tell(input, withoutArea(input, withoutArea));
    }
    return new LayerPolygons(polygons);
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

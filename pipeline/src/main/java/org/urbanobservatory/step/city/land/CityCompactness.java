package org.urbanobservatory.step.city.land;

import java.util.List;
import org.urbanobservatory.measure.growth.Compactness;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;

/** Phase 3, measure: how close the form of every extent comes to a circle; zones have none. */
public final class CityCompactness implements CityMeasure {
  private final CityContext city;

  public CityCompactness(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    for (CityExtent extent : extents) {
      if (!extent.isZone() && extent.areaM2() > 0) {
        String source = extent.source() == null ? "boundary" : extent.source();
        var origin = new CityFacts.Origin(null, source);
        var compactness = Compactness.of(extent.geometry());
        city.facts()
            .observe(
                extent,
                "extent_compactness",
                compactness.polsbyPopper(),
                origin.by("4 pi area / perimeter^2"));
        city.facts()
            .observe(
                extent,
                "extent_proximity",
                compactness.proximity(),
                origin.by("2/3 of the radius of a circle of equal area / mean distance from the centroid"));
      }
    }
  }
}

package org.urbanobservatory.step.city.land;

import java.util.List;
import org.urbanobservatory.measure.growth.Compactness;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;

/** Phase 3, measure: how close the form of every extent comes to a circle; zones have none. */
public final class CityCompactness implements CityMeasure {
  private static final String COMPACTNESS = "extent_compactness";
  private static final String PROXIMITY = "extent_proximity";

  /** Reason: an extent of no area has no form. */
  private static final String NO_AREA = "extent_without_area";

  private final CityContext city;

  public CityCompactness(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    for (CityExtent extent : extents) {
      if (extent.isZone()) {
        continue;
      }
      if (extent.areaM2() > 0) {
        observe(extent, Compactness.of(extent.geometry()));
      } else {
        city.facts().absent(extent, COMPACTNESS, NO_AREA);
        city.facts().absent(extent, PROXIMITY, NO_AREA);
      }
    }
  }

  private void observe(CityExtent extent, Compactness compactness) {
    String source = extent.source() == null ? "boundary" : extent.source();
    var origin = new CityFacts.Origin(null, source);
    city.facts()
        .observe(
            extent, COMPACTNESS, compactness.polsbyPopper(), origin.by("4 pi area / perimeter^2"));
    city.facts()
        .observe(
            extent,
            PROXIMITY,
            compactness.proximity(),
            origin.by(
                "2/3 of the radius of a circle of equal area / mean distance from the centroid"));
  }
}

package org.urbanobservatory.step.city.land;

import java.util.List;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;

/** Phase 3, measure: the area of every extent. */
public final class CityAreas implements CityMeasure {
  private final CityContext city;

  public CityAreas(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    for (CityExtent extent : extents) {
      String source = extent.source() == null ? "boundary" : extent.source();
      city.facts()
          .observe(extent, "extent_area_m2", extent.areaM2(), new CityFacts.Origin(null, source));
    }
  }
}

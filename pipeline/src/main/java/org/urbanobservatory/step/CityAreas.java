package org.urbanobservatory.step;

import java.util.List;

/** Phase 3, measure: the area of every extent. */
final class CityAreas implements CityMeasure {
  private final CityContext city;

  CityAreas(CityContext city) {
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

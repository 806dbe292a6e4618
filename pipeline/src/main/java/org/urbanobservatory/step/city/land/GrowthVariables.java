package org.urbanobservatory.step.city.land;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.urbanobservatory.measure.growth.GrowthTypes;

/** The measures of what growth is made of, by their names. */
final class GrowthVariables {
  private GrowthVariables() {}

  static SortedSet<String> names() {
    return new java.util.TreeSet<>(values(new GrowthTypes(0, 0, 0, 0, 0, 0)).keySet());
  }

  static SortedMap<String, Double> values(GrowthTypes types) {
    var values = new TreeMap<String, Double>();
    values.put("infill_area_m2", types.infillM2());
    values.put("extension_area_m2", types.extensionM2());
    values.put("leapfrog_area_m2", types.leapfrogM2());
    values.put("inclusion_area_m2", types.inclusionM2());
    values.put("release_area_m2", types.releaseM2());
    values.put("demolition_area_m2", types.demolitionM2());
    return values;
  }
}

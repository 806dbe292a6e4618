package org.urbanobservatory.measure.landuse;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One row of the land use table: tags that name a use.
 *
 * @param use category, or {@link #NONE}
 * @param cover what covers the land
 * @param key OSM key
 * @param values values of the key that name it
 */
public record LandUseClass(String use, LandCover cover, String key, List<String> values)
    implements Serializable {
  /** Land without a use of the mix: farmland, water, wild land. */
  public static final String NONE = "none";

  public LandUseClass {
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(cover, "cover");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid land use " + use + ": no value of " + key);
    }
  }

  boolean fits(Map<String, String> tags) {
    return values.contains(tags.getOrDefault(key, ""));
  }
}

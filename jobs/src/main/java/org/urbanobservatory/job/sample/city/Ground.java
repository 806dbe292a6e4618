package org.urbanobservatory.job.sample.city;

import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * A tagged area: a park, water, a land use.
 *
 * @param ring the outline
 * @param hole a hole in it, null for none
 * @param tags OpenStreetMap tags
 */
public record Ground(Ring ring, Ring hole, Map<String, String> tags) {
  public Ground {
    tags = new TreeMap<>(tags);
  }

  public boolean isWater() {
    return "water".equals(tags.get("natural"));
  }

  public boolean isOpenSpace() {
    return tags.containsKey("leisure") || "square".equals(tags.get("place"));
  }
}

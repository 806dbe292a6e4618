package org.urbanobservatory.measure.hazard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hazards of a region: each level of each layer, each layer as a whole, and any of them.
 *
 * @param areas by layer and level; a layer of several levels has {@link HazardArea#ALL} too, and
 *     several layers have {@link HazardArea#ANY}
 */
public record Hazards(List<HazardArea> areas) {
  public Hazards {
    areas = List.copyOf(areas);
  }

  /**
   * @param levels one area for each layer and level, in any order
   * @throws IllegalArgumentException when a layer has a level twice
   */
  public static Hazards of(Collection<HazardArea> levels) {
    SortedMap<String, List<HazardArea>> byLayer = new TreeMap<>();
    for (HazardArea area : levels.stream().sorted().toList()) {
      byLayer.computeIfAbsent(area.layer(), layer -> new ArrayList<>()).add(area);
    }
    List<HazardArea> areas = new ArrayList<>();
    List<HazardArea> wholes = new ArrayList<>();
    byLayer.forEach(
        (layer, ofLayer) -> {
          checkLevels(ofLayer);
          HazardArea whole = HazardArea.union(layer, HazardArea.ALL, ofLayer);
          wholes.add(whole);
          areas.add(whole);
          ofLayer.stream().filter(a -> !a.level().equals(HazardArea.ALL)).forEach(areas::add);
        });
    if (!wholes.isEmpty()) {
      areas.add(HazardArea.union(HazardArea.ANY, HazardArea.ALL, wholes));
    }
    areas.sort(null);
    return new Hazards(areas);
  }

  private static void checkLevels(List<HazardArea> ofLayer) {
    long distinct = ofLayer.stream().map(HazardArea::level).distinct().count();
    if (distinct < ofLayer.size() || ofLayer.get(0).layer().equals(HazardArea.ANY)) {
      throw new IllegalArgumentException(
          "Invalid hazard layer %s: levels %s; each once, and no layer is called %s"
              .formatted(
                  ofLayer.get(0).layer(),
                  ofLayer.stream().map(HazardArea::level).toList(),
                  HazardArea.ANY));
    }
  }

  /**
   * One area.
   *
   * @throws IllegalArgumentException when there is none
   */
  public HazardArea area(String layer, String level) {
    return areas.stream()
        .filter(a -> a.layer().equals(layer) && a.level().equals(level))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid hazard: there is no level " + level + " of layer " + layer));
  }
}

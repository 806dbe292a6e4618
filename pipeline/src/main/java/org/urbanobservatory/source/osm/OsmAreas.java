package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.urbanobservatory.model.Issue;

/**
 * The areas of a region.
 *
 * @param areas from ways, then from relations, each ascending by id
 * @param read elements that are areas by their tags
 * @param refused of these, as issues name them: {@code way 12}, {@code relation 3}
 * @param issues faults of elements, in a fixed order
 */
public record OsmAreas(List<OsmArea> areas, long read, List<String> refused, List<Issue> issues)
    implements Serializable {
  public OsmAreas {
    areas = List.copyOf(areas);
    refused = List.copyOf(refused);
    issues = List.copyOf(issues);
  }

  public long rejected() {
    return refused.size();
  }

  /**
   * Makes polygons of closed ways and of multipolygon and boundary relations. Members of a relation
   * may be in any order and direction; its rings are told apart by their position, as roles are
   * often absent. A way that does not close, and a relation that misses a member or has a ring that
   * does not close, is refused: what it would be is not guessed. Rings that cross themselves or
   * each other are repaired, with an issue. Outer ways that carry the tags of a relation without
   * tags, a form that OSM gave up in 2017, are areas without holes.
   *
   * @param input id of the input, for issues
   * @param wanted which tags make an area that is asked for; a relation has {@code area=yes}; what
   *     has {@code area=no} is never asked for
   */
  public static OsmAreas of(
      String input, OsmFeatures features, Predicate<Map<String, String>> wanted) {
    var assembly = new AreaAssembly(input, wanted);
    features.ways().forEach(assembly::addWay);
    features.relations().forEach(assembly::addRelation);
    return assembly.areas();
  }
}

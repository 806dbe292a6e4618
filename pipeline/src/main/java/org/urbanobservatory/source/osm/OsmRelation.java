package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A multipolygon or boundary relation with its member ways.
 *
 * @param id OSM id
 * @param tags sorted by key
 * @param members ways in the relation's order; a member that is missing in the file is left out
 * @param missingWays ids of member ways that the file does not hold whole, ascending
 */
public record OsmRelation(
    long id, Map<String, String> tags, List<Member> members, List<Long> missingWays)
    implements Serializable {
  /**
   * @param role {@code outer}, {@code inner}, or whatever the relation says
   * @param way the member
   */
  public record Member(String role, OsmWay way) implements Serializable {}

  public OsmRelation {
    members = List.copyOf(members);
    missingWays = List.copyOf(missingWays);
  }

  /** Whether every ring can be closed as far as members go. */
  public boolean isWhole() {
    return missingWays.isEmpty();
  }
}

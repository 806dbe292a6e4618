package org.urbanobservatory.source.osm;

import java.io.Serializable;

/**
 * What the file says about itself.
 *
 * @param bounds the box the extract was cut to, null if the file does not say
 * @param writingProgram null if the file does not say
 * @param replicationTimestamp seconds since 1970 of the data's state, null if the file does not say
 */
public record OsmHeader(Bounds bounds, String writingProgram, Long replicationTimestamp)
    implements Serializable {
  /** Degrees, WGS 84. */
  public record Bounds(double west, double south, double east, double north)
      implements Serializable {
    /** As a message says it: from the south-west to the north-east. */
    public String box() {
      return OsmRegion.box(west, south, east, north);
    }

    /** Whether the whole region lies inside: if not, the extract ends inside the region. */
    public boolean covers(OsmRegion r) {
      return west <= r.west() && south <= r.south() && east >= r.east() && north >= r.north();
    }
  }
}

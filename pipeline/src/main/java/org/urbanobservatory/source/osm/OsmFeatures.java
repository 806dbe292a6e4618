package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.List;

/**
 * What one region holds, each list ascending by id. A way or relation that touches two regions is
 * in both.
 *
 * @param region the envelope asked for
 * @param nodes selected nodes inside it
 * @param ways selected ways with a node inside it, whole
 * @param relations selected relations of which a member way has a node inside it
 */
public record OsmFeatures(
    OsmRegion region, List<OsmNode> nodes, List<OsmWay> ways, List<OsmRelation> relations)
    implements Serializable {
  public OsmFeatures {
    nodes = List.copyOf(nodes);
    ways = List.copyOf(ways);
    relations = List.copyOf(relations);
  }
}

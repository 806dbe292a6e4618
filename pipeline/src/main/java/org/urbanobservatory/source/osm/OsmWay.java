package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Map;

/**
 * A way, or a part of one whose other nodes are missing from the file: parts share the id.
 *
 * @param id OSM id
 * @param tags sorted by key
 * @param nodeIds two or more, in drawing order
 * @param lon degrees, WGS 84, one per node
 * @param lat degrees, WGS 84, one per node
 */
public record OsmWay(long id, Map<String, String> tags, long[] nodeIds, double[] lon, double[] lat)
    implements Serializable {
  public OsmWay {
    if (nodeIds.length < 2 || lon.length != nodeIds.length || lat.length != nodeIds.length) {
      throw new IllegalArgumentException(
          "Invalid way %d: %d node ids, %d longitudes, %d latitudes"
              .formatted(id, nodeIds.length, lon.length, lat.length));
    }
  }

  public boolean isClosed() {
    return nodeIds.length > 3 && nodeIds[0] == nodeIds[nodeIds.length - 1];
  }
}

package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Elements of the whole file.
 *
 * @param nodes read
 * @param ways read
 * @param relations read
 * @param rejected of all of them refused, each with an issue
 * @param tags elements with each counted tag of the selection, sorted by tag; zero is kept
 */
public record OsmCounts(
    long nodes, long ways, long relations, long rejected, Map<String, Long> tags)
    implements Serializable {
  public OsmCounts {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public long read() {
    return nodes + ways + relations;
  }

  /** Read and not refused; what lies outside every region or selection is accepted and not kept. */
  public long accepted() {
    return read() - rejected;
  }
}

package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.List;
import java.util.NoSuchElementException;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;

/**
 * The part of an OSM PBF file that lies in some regions.
 *
 * @param header what the file says about itself
 * @param counts elements of the whole file
 * @param regions one per region asked for, in that order
 * @param issues faults of elements, in a fixed order
 */
public record OsmExtract(
    OsmHeader header, OsmCounts counts, List<OsmFeatures> regions, List<Issue> issues)
    implements Serializable {
  public OsmExtract {
    regions = List.copyOf(regions);
    issues = List.copyOf(issues);
  }

  /** As {@link #read(String, ByteSource, List, OsmSelection)}, issues named after the file. */
  public static OsmExtract read(
      ByteSource source, List<OsmRegion> regions, OsmSelection selection) {
    return read(source.fileName(), source, regions, selection);
  }

  /**
   * Reads a PBF file, blocks in parallel; the result does not depend on the timing of threads or on
   * the order of blocks. A way belongs to a region when one of its nodes lies inside, and comes
   * whole. Where nodes are missing in the file the way comes as its runs of two or more present
   * nodes, with an issue.
   *
   * @param input id of the input, for issues
   * @throws CannotReadOsmException if the file is empty, cut off, not PBF, packed other than raw or
   *     zlib, beyond the format's size limits, or needs a feature that is not understood
   */
  public static OsmExtract read(
      String input, ByteSource source, List<OsmRegion> regions, OsmSelection selection) {
    try (var blocks = new PbfBlocks(source)) {
      return new OsmReader(input, blocks, regions, selection).read();
    }
  }

  public OsmFeatures region(String id) {
    return regions.stream()
        .filter(r -> r.region().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("Cannot find region " + id + " in extract"));
  }
}

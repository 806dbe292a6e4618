package org.urbanobservatory.source.osm;

import java.io.IOException;
import org.urbanobservatory.source.ByteSource;

/** Whether a file has the frame of an OSM PBF: whole blocks from the first to the last. */
public final class PbfFrame {
  private PbfFrame() {}

  /**
   * Walks over the blocks without unpacking them: a seek for each on a local disk, a read of the
   * whole file elsewhere.
   *
   * @return the number of data blocks
   * @throws CannotReadOsmException when the file is no OSM PBF, ends inside a block or holds none
   */
  public static int check(ByteSource source) throws IOException {
    int data = 0;
    int number = 0;
    try (var blobs = new PbfBlobs(source)) {
      for (var blob = next(blobs, number); blob != null; blob = next(blobs, ++number)) {
        data += blob.type().equals("OSMData") ? 1 : 0;
      }
    }
    if (data == 0) {
      throw CannotReadOsmException.of(
          source.fileName(), "it holds no data block; fetch the file again");
    }
    return data;
  }

  private static PbfBlobs.Blob next(PbfBlobs blobs, int number) throws IOException {
    return blobs.next(number, n -> false);
  }
}

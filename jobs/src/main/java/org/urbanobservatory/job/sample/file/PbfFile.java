package org.urbanobservatory.job.sample.file;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import crosby.binary.Osmformat.HeaderBBox;
import crosby.binary.Osmformat.HeaderBlock;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.urbanobservatory.job.sample.plane.Point;

/** An OpenStreetMap PBF file: blocks behind a header, each stored as it is. */
final class PbfFile implements Closeable {
  private static final double NANO = 1e9;

  private final DataOutputStream out;

  PbfFile(Path path) throws IOException {
    out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(path)));
  }

  /** The first block: the covered box in degrees. */
  void header(Point southWest, Point northEast) throws IOException {
    HeaderBBox box =
        HeaderBBox.newBuilder()
            .setLeft(StrictMath.round(southWest.x() * NANO))
            .setRight(StrictMath.round(northEast.x() * NANO))
            .setTop(StrictMath.round(northEast.y() * NANO))
            .setBottom(StrictMath.round(southWest.y() * NANO))
            .build();
    HeaderBlock header =
        HeaderBlock.newBuilder()
            .setBbox(box)
            .addRequiredFeatures("OsmSchema-V0.6")
            .addRequiredFeatures("DenseNodes")
            .addOptionalFeatures("Sort.Type_then_ID")
            .setWritingprogram("observatory sample")
            .setSource("fictional")
            .build();
    write("OSMHeader", header.toByteString());
  }

  void block(PbfBlock block) throws IOException {
    if (!block.isEmpty()) {
      write("OSMData", block.bytes());
    }
  }

  private void write(String type, ByteString content) throws IOException {
    byte[] blob =
        Blob.newBuilder().setRaw(content).setRawSize(content.size()).build().toByteArray();
    byte[] header =
        BlobHeader.newBuilder().setType(type).setDatasize(blob.length).build().toByteArray();
    out.writeInt(header.length);
    out.write(header);
    out.write(blob);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

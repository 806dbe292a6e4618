package org.urbanobservatory.source.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.urbanobservatory.source.Fault;

/**
 * The footer of a Parquet file, without the logical types that the library does not know yet: it
 * fails on GEOMETRY and GEOGRAPHY, with which newer programs mark their well-known binary.
 */
final class ParquetFooter {
  private static final int TAIL_BYTES = 8;

  private ParquetFooter() {}

  static ParquetMetadata read(Path path, Configuration configuration) throws IOException, Fault {
    HadoopInputFile file = HadoopInputFile.fromPath(path, configuration);
    try (SeekableInputStream in = file.newStream()) {
      long length = footerLength(in, file.getLength());
      in.seek(file.getLength() - TAIL_BYTES - length);
      FileMetaData metadata = Util.readFileMetaData(in);
      metadata.getSchema().forEach(ParquetFooter::dropUnknownType);
      return new ParquetMetadataConverter().fromParquetMetadata(metadata);
    }
  }

  private static long footerLength(SeekableInputStream in, long size) throws IOException, Fault {
    ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (size > TAIL_BYTES) {
      in.seek(size - TAIL_BYTES);
      in.readFully(tail.array());
    }
    String magic = new String(tail.array(), 4, 4, StandardCharsets.US_ASCII);
    int length = tail.getInt(0);
    if (!magic.equals("PAR1") || length < 0 || length > size - TAIL_BYTES) {
      throw GeoParquetFile.broken("it does not end with a footer");
    }
    return length;
  }

  private static void dropUnknownType(SchemaElement element) {
    if (element.isSetLogicalType() && element.getLogicalType().getSetField() == null) {
      element.unsetLogicalType();
    }
  }
}

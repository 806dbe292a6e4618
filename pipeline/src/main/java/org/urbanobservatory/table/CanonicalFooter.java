package org.urbanobservatory.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.Util;

/**
 * Rewrites a Parquet footer so that it says the same in every JVM: parquet-java lists encodings and
 * entries in the order of hash sets, which follows object identity, and names its own build.
 */
final class CanonicalFooter {
  /** Readers parse this; a text of another form makes them distrust the statistics. */
  static final String CREATED_BY = "observatory version 1.0.0 (build canonical)";

  /** The length of the footer in four bytes, then the magic number in four. */
  private static final int TAIL = 8;

  private CanonicalFooter() {}

  /** Rewrites the footer of a finished file in its place. */
  static void rewrite(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long start = footerStart(bytes);
      bytes.seek(start);
      FileMetaData footer = Util.readFileMetaData(Channels.newInputStream(bytes.getChannel()));
      byte[] canonical = canonical(footer);
      bytes.setLength(start);
      bytes.seek(start);
      bytes.write(canonical);
      bytes.writeInt(Integer.reverseBytes(canonical.length));
      bytes.writeBytes("PAR1");
    }
  }

  private static long footerStart(RandomAccessFile bytes) throws IOException {
    bytes.seek(bytes.length() - TAIL);
    return bytes.length() - TAIL - Integer.reverseBytes(bytes.readInt());
  }

  private static byte[] canonical(FileMetaData footer) throws IOException {
    footer.setCreated_by(CREATED_BY);
    footer.setKey_value_metadata(
        sorted(footer.getKey_value_metadata(), Comparator.comparing(entry -> entry.getKey())));
    forEachColumn(footer, CanonicalFooter::sortEncodings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    return out.toByteArray();
  }

  private static void forEachColumn(FileMetaData footer, Consumer<ColumnMetaData> change) {
    footer
        .getRow_groups()
        .forEach(group -> group.getColumns().forEach(chunk -> change.accept(chunk.getMeta_data())));
  }

  private static void sortEncodings(ColumnMetaData column) {
    column.setEncodings(sorted(column.getEncodings(), Comparator.comparing(e -> e.getValue())));
    if (column.isSetEncoding_stats()) {
      Comparator<PageEncodingStats> order =
          Comparator.<PageEncodingStats, Integer>comparing(s -> s.getPage_type().getValue())
              .thenComparing(s -> s.getEncoding().getValue());
      column.setEncoding_stats(sorted(column.getEncoding_stats(), order));
    }
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    List<T> copy = new ArrayList<>(list);
    copy.sort(order);
    return copy;
  }
}

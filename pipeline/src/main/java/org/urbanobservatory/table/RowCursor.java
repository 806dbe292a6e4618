package org.urbanobservatory.table;

import java.io.Closeable;
import java.io.IOException;
import org.apache.spark.sql.Row;

/** The rows of a file, one at a time; to be closed. */
public interface RowCursor extends Closeable {
  /** The next row; null after the last. */
  Row next() throws IOException;
}

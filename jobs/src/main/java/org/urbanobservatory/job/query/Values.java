package org.urbanobservatory.job.query;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** The columns and values of an answer; a geometry becomes WKT, other bytes hexadecimal. */
final class Values {
  private final ResultSet rows;
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  Values(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
      types.add(columns.getColumnTypeName(i));
    }
  }

  List<String> names() {
    return names;
  }

  boolean next() throws SQLException {
    return rows.next();
  }

  /** Whether a column, from 0, holds geometries or other bytes, whose text can be of any length. */
  boolean isBinary(int column) {
    String type = types.get(column);
    return type.startsWith("GEOMETRY") || type.equals("BLOB");
  }

  /** The value of a column, from 0, of the present row. */
  Object value(int column) throws SQLException {
    Object value = rows.getObject(column + 1);
    if (!(value instanceof Blob blob)) {
      return value;
    }
    byte[] bytes = blob.getBytes(1, (int) blob.length());
    return types.get(column).startsWith("GEOMETRY") ? text(bytes) : HexFormat.of().formatHex(bytes);
  }

  private static String text(byte[] wkb) {
    try {
      return new WKBReader().read(wkb).toText();
    } catch (ParseException e) {
      return HexFormat.of().formatHex(wkb);
    }
  }
}

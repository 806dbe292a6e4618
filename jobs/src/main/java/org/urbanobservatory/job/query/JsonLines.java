package org.urbanobservatory.job.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an answer as one JSON object a line: numbers and booleans as such, all else as text. */
final class JsonLines {
  private JsonLines() {}

  static long write(ResultSet rows, Appendable out) throws SQLException, IOException {
    ObjectMapper json = new ObjectMapper();
    Values values = new Values(rows);
    long count = 0;
    for (; values.next(); count++) {
      out.append(json.writeValueAsString(object(values))).append('\n');
    }
    return count;
  }

  private static Map<String, Object> object(Values values) throws SQLException {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < values.names().size(); i++) {
      object.put(freeName(object, values.names().get(i)), json(values.value(i)));
    }
    return object;
  }

  /** Two columns may have one name; a JSON object may not. */
  private static String freeName(Map<String, Object> object, String name) {
    String free = name;
    for (int number = 2; object.containsKey(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  /** JSON has no number for infinity, so it is written as text. */
  private static Object json(Object value) {
    boolean isJson =
        value == null
            || value instanceof Boolean
            || (value instanceof Number number && Double.isFinite(number.doubleValue()));
    return isJson ? value : value.toString();
  }
}

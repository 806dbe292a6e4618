package org.urbanobservatory.job.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Lets only a single reading statement pass, because {@code COPY} could write into the release and
 * a driver runs all statements but the last as it prepares. DuckDB's own parser judges.
 */
final class SelectOnly {
  private SelectOnly() {}

  static void check(Connection connection, String sql) throws SQLException, IOException {
    JsonNode parsed = new ObjectMapper().readTree(serialized(connection, sql));
    if (parsed.path("error_type").asText().equals("parser")) {
      throw new QueryException(
          "Invalid query: %s in: %s".formatted(parsed.path("error_message").asText(), sql));
    }
    if (parsed.path("error").asBoolean() || parsed.path("statements").size() != 1) {
      throw new QueryException(
          "Invalid query: only one statement that reads (SELECT, WITH, FROM, DESCRIBE, SUMMARIZE,"
              + " SHOW) is allowed, not: "
              + sql);
    }
  }

  private static String serialized(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      statement.setString(1, sql);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}

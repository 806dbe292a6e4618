package org.urbanobservatory.source.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * Reads one layer of a GeoPackage (OGC 12-128), an SQLite file, without ever writing to it. SQLite
 * needs a local file: one on another file system is copied to the temporary folder first.
 */
final class GeoPackageFile {
  private static final String LAYERS =
      """
      SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id,
             s.definition
      FROM gpkg_contents c
      JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
      LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
      WHERE c.data_type = 'features'
      """;

  private final ByteSource source;
  private final String wanted;
  private final FeatureSink sink;

  GeoPackageFile(ByteSource source, String wanted, FeatureSink sink) {
    this.source = source;
    this.wanted = wanted;
    this.sink = sink;
  }

  /** A layer and where its geometry is; {@code crs} is null where the file says "undefined". */
  private record Layer(String table, String column, String crs) {}

  void read() throws IOException, Fault {
    if (source.isLocal()) {
      read(source.localPath());
      return;
    }
    Path copy = Files.createTempFile("observatory", ".gpkg");
    try (InputStream in = source.open()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      read(copy);
    } finally {
      Files.delete(copy);
    }
  }

  private void read(Path file) throws IOException, Fault {
    requireSqlite(file);
    try (Connection connection = open(file)) {
      Layer layer = chosen(layers(connection));
      if (layer.crs != null) {
        sink.crs(layer.crs);
      }
      readLayer(connection, layer);
    } catch (SQLException e) {
      throw Fault.cannot(
          "broken_geopackage",
          "read",
          "the GeoPackage is broken or cut off (" + e.getMessage() + "); write the file again");
    }
  }

  private static void requireSqlite(Path file) throws IOException, Fault {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(15);
      if (!new String(head, java.nio.charset.StandardCharsets.US_ASCII).equals("SQLite format 3")) {
        throw Fault.cannot("broken_geopackage", "read", "this is no GeoPackage (SQLite) file");
      }
    }
  }

  /** Read only; immutable unless a journal is beside it, so that no file is made beside it. */
  private static Connection open(Path file) throws IOException, SQLException {
    Path journal = file.resolveSibling(file.getFileName() + "-wal");
    boolean isBeingWritten = Files.exists(journal) && Files.size(journal) > 0;
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    String uri = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    return config.createConnection(uri + (isBeingWritten ? "?mode=ro" : "?immutable=1"));
  }

  private static Map<String, Layer> layers(Connection connection) throws SQLException {
    Map<String, Layer> layers = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LAYERS)) {
      while (rows.next()) {
        String crs = crs(rows);
        layers.put(rows.getString(1), new Layer(rows.getString(1), rows.getString(2), crs));
      }
    }
    return layers;
  }

  private static String crs(ResultSet row) throws SQLException {
    if (row.getInt(3) <= 0) {
      return null;
    }
    String authority = row.getString(4);
    boolean isCode = "EPSG".equalsIgnoreCase(authority) || "ESRI".equalsIgnoreCase(authority);
    return isCode ? authority + ":" + row.getInt(5) : row.getString(6);
  }

  private Layer chosen(Map<String, Layer> layers) throws Fault {
    if (wanted != null && layers.containsKey(wanted)) {
      return layers.get(wanted);
    }
    String names = String.join(", ", layers.keySet());
    if (wanted != null) {
      throw Fault.invalid(
          "unknown_layer",
          "layer",
          "'%s' is none of: %s%s"
              .formatted(wanted, names, NearestName.hint(wanted, layers.keySet())));
    }
    if (layers.size() != 1) {
      throw Fault.invalid(
          "ambiguous_layer",
          "layer",
          "the file has %d layers, name one with `layer:`: %s".formatted(layers.size(), names));
    }
    return layers.values().iterator().next();
  }

  private void readLayer(Connection connection, Layer layer) throws SQLException, Fault {
    Map<String, Boolean> columns = columns(connection, layer.table);
    String order =
        columns.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(e -> quoted(e.getKey()))
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT * FROM " + quoted(layer.table) + (order.isEmpty() ? "" : " ORDER BY " + order);
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        readRow(rows, layer, columns);
      }
    }
  }

  /** Columns in file order, and whether each is part of the primary key. */
  private static Map<String, Boolean> columns(Connection connection, String table)
      throws SQLException {
    Map<String, Boolean> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quoted(table) + ")")) {
      while (rows.next()) {
        columns.put(rows.getString("name"), rows.getInt("pk") > 0);
      }
    }
    return columns;
  }

  private void readRow(ResultSet row, Layer layer, Map<String, Boolean> columns)
      throws SQLException {
    String id = null;
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Map.Entry<String, Boolean> column : columns.entrySet()) {
      String name = column.getKey();
      if (!name.equalsIgnoreCase(layer.column)) {
        properties.put(name, value(row.getObject(name)));
      }
      id = column.getValue() ? row.getString(name) : id;
    }
    byte[] blob = row.getBytes(layer.column);
    sink.add(id, properties, () -> WellKnownBinary.geoPackageGeometry(blob));
  }

  private static Object value(Object value) {
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    return value instanceof byte[] ? null : value;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

package org.urbanobservatory.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Gathers what the {@code geo} entry of a GeoParquet 1.1.0 file says about its geometries: their
 * types and bounds. The entry names no {@code crs}, which by the specification means OGC:CRS84.
 */
final class GeoMetadata {
  private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

  private final String table;
  private final Column column;
  private final WKBReader reader = new WKBReader();
  private final Set<String> types = new TreeSet<>();
  private final Envelope bounds = new Envelope();

  GeoMetadata(String table, Column column) {
    this.table = table;
    this.column = column;
  }

  /**
   * The bounds of one geometry, which is added to the whole.
   *
   * @param wkb geometry in OGC:CRS84
   */
  Envelope add(byte[] wkb) {
    Geometry geometry = checked(parse(wkb));
    types.add(geometry.getGeometryType());
    bounds.expandToInclude(geometry.getEnvelopeInternal());
    return geometry.getEnvelopeInternal();
  }

  /** The JSON text of the entry. */
  String json() {
    ObjectNode geo = new ObjectMapper().createObjectNode();
    geo.put("version", "1.1.0").put("primary_column", column.name());
    ObjectNode entry = geo.putObject("columns").putObject(column.name());
    entry.put("encoding", "WKB");
    types.forEach(entry.putArray("geometry_types")::add);
    if (!bounds.isNull()) {
      ArrayNode bbox = entry.putArray("bbox");
      bbox.add(bounds.getMinX()).add(bounds.getMinY());
      bbox.add(bounds.getMaxX()).add(bounds.getMaxY());
    }
    ObjectNode covering = entry.putObject("covering").putObject(TableSchema.BBOX);
    RowWriteSupport.BOUNDS.forEach(
        bound -> covering.putArray(bound).add(TableSchema.BBOX).add(bound));
    return geo.toString();
  }

  private Geometry parse(byte[] wkb) {
    try {
      return reader.read(wkb);
    } catch (ParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid geometry in " + table + "." + column.name() + ": no WKB: " + e.getMessage(), e);
    }
  }

  private Geometry checked(Geometry geometry) {
    if (!column.geometry().contains(geometry.getGeometryType()) || geometry.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid geometry in %s.%s: %s%s is not one of %s"
              .formatted(
                  table,
                  column.name(),
                  geometry.isEmpty() ? "empty " : "",
                  geometry.getGeometryType(),
                  column.geometry()));
    }
    if (!WORLD.contains(geometry.getEnvelopeInternal())) {
      throw new IllegalArgumentException(
          "Invalid geometry in %s.%s: %s is not in OGC:CRS84 degrees"
              .formatted(table, column.name(), geometry.getEnvelopeInternal()));
    }
    return geometry;
  }
}

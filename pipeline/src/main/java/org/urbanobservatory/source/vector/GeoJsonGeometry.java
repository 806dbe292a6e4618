package org.urbanobservatory.source.vector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.source.Fault;

/**
 * A geometry object as read, before anyone knows whether it is right. Positions are {@code
 * double[]} of two values (a third is height and is dropped), arrays of them are lists.
 */
final class GeoJsonGeometry {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_POSITIONS = 10_000_000;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private String type;
  private Object coordinates;
  private List<GeoJsonGeometry> geometries;
  private String fault;
  private int positions;

  private GeoJsonGeometry() {}

  /** Reads the object at the parser's token to its end, right or wrong; null for JSON null. */
  static GeoJsonGeometry read(JsonParser parser) throws IOException {
    return read(parser, 0);
  }

  private static GeoJsonGeometry read(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    GeoJsonGeometry geometry = new GeoJsonGeometry();
    if (parser.currentToken() != JsonToken.START_OBJECT || depth > MAX_DEPTH) {
      geometry.fault = depth > MAX_DEPTH ? "collections are nested too deeply" : "it is no object";
      parser.skipChildren();
      return geometry;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      geometry.readMember(parser, parser.currentName(), depth);
    }
    return geometry;
  }

  private void readMember(JsonParser parser, String name, int depth) throws IOException {
    parser.nextToken();
    switch (name) {
      case "type" -> type = parser.getValueAsString();
      case "coordinates" -> coordinates = readCoordinates(parser, 0);
      case "geometries" -> geometries = readGeometries(parser, depth + 1);
      default -> {}
    }
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    }
  }

  private List<GeoJsonGeometry> readGeometries(JsonParser parser, int depth) throws IOException {
    List<GeoJsonGeometry> parts = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parts.add(read(parser, depth));
      }
    }
    return parts;
  }

  /** A position, a list of deeper ones, or null with {@link #fault} set; always to its end. */
  private Object readCoordinates(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY || depth > MAX_DEPTH) {
      fail("coordinates hold " + parser.currentToken() + " where an array is due");
      parser.skipChildren();
      return null;
    }
    if (parser.nextToken().isNumeric()) {
      return readPosition(parser);
    }
    List<Object> list = new ArrayList<>();
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
      Object part = readCoordinates(parser, depth + 1);
      if (fault == null) {
        list.add(part);
      }
    }
    return list;
  }

  private double[] readPosition(JsonParser parser) throws IOException {
    double[] xy = new double[2];
    int n = 0;
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken(), n++) {
      if (!parser.currentToken().isNumeric()) {
        fail("a position holds " + parser.currentToken() + " where a number is due");
        parser.skipChildren();
      } else if (n < 2) {
        xy[n] = parser.getDoubleValue();
      }
    }
    if (n < 2) {
      fail("a position has one number where two are due");
    }
    if (++positions > MAX_POSITIONS) {
      fail("it has over " + MAX_POSITIONS + " positions; split it");
    }
    return xy;
  }

  /** The first thing that is wrong is the one to tell. */
  private void fail(String what) {
    fault = fault == null ? what : fault;
  }

  Geometry toGeometry() throws Fault {
    if (fault != null) {
      throw Fault.invalid("invalid_geometry", "geometry", fault);
    }
    try {
      return build();
    } catch (ClassCastException e) {
      throw Fault.invalid(
          "invalid_geometry", "geometry", "its coordinates are not nested as a " + type + " needs");
    }
  }

  private Geometry build() throws Fault {
    if (type != null && type.equals("GeometryCollection")) {
      return collection();
    }
    if (coordinates == null) {
      throw Fault.invalid(
          "invalid_geometry", "geometry", "its type is '" + type + "' and it has no coordinates");
    }
    return switch (type == null ? "" : type) {
      case "Point" -> point(coordinates);
      case "MultiPoint" ->
          FACTORY.createMultiPoint(
              list(coordinates).stream().map(GeoJsonGeometry::point).toArray(Point[]::new));
      case "LineString" -> line(coordinates);
      case "MultiLineString" ->
          FACTORY.createMultiLineString(
              list(coordinates).stream().map(GeoJsonGeometry::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" ->
          FACTORY.createMultiPolygon(
              list(coordinates).stream().map(GeoJsonGeometry::polygon).toArray(Polygon[]::new));
      default ->
          throw Fault.invalid(
              "invalid_geometry", "geometry", "its type '" + type + "' is no GeoJSON geometry");
    };
  }

  private Geometry collection() throws Fault {
    List<Geometry> parts = new ArrayList<>();
    for (GeoJsonGeometry part : geometries == null ? List.<GeoJsonGeometry>of() : geometries) {
      if (part != null) {
        parts.add(part.toGeometry());
      }
    }
    return FACTORY.createGeometryCollection(parts.toArray(Geometry[]::new));
  }

  private static List<?> list(Object nested) {
    return (List<?>) nested;
  }

  private static Point point(Object position) {
    boolean isEmpty = position instanceof List<?> list && list.isEmpty();
    return isEmpty ? FACTORY.createPoint() : FACTORY.createPoint(coordinate(position));
  }

  private static LineString line(Object positions) {
    return FACTORY.createLineString(coordinates(positions));
  }

  private static Polygon polygon(Object rings) {
    LinearRing[] all =
        list(rings).stream().map(r -> Rings.closed(coordinates(r))).toArray(LinearRing[]::new);
    return all.length == 0
        ? FACTORY.createPolygon()
        : FACTORY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  private static Coordinate[] coordinates(Object positions) {
    return list(positions).stream().map(GeoJsonGeometry::coordinate).toArray(Coordinate[]::new);
  }

  private static Coordinate coordinate(Object position) {
    double[] xy = (double[]) position;
    return new Coordinate(xy[0], xy[1]);
  }
}

package org.urbanobservatory.source.vector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * Reads GeoJSON (RFC 7946) as a stream of tokens: one feature in memory at a time besides those
 * kept. Longitude and latitude on WGS 84, or what the older {@code crs} member names. Text that is
 * no JSON, or that ends early, refuses the file with line and column: what came before may be cut
 * as well.
 */
final class GeoJsonFile {
  /** Where the parser saw a bracket open: in its own words, with a source that it does not name. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final ByteSource source;
  private final FeatureSink sink;
  private String type;
  private boolean hasFeatures;
  private boolean hasCrs;
  private String crs = "OGC:CRS84";
  private GeoJsonGeometry geometry;
  private Map<String, Object> properties = Map.of();
  private String id;

  GeoJsonFile(ByteSource source, FeatureSink sink) {
    this.source = source;
    this.sink = sink;
  }

  void read() throws IOException, Fault {
    try (InputStream in = source.open();
        JsonParser parser = JSON.createParser(in)) {
      readRoot(parser);
    } catch (JsonProcessingException e) {
      throw brokenJson(e);
    }
    if (crs != null) {
      sink.crs(crs);
    }
  }

  private void readRoot(JsonParser parser) throws IOException, Fault {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notGeoJson("it does not begin with an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      readRootMember(parser, parser.currentName());
    }
    if (parser.nextToken() != null) {
      throw notGeoJson("text follows the end of the object; write one object per file");
    }
    finishRoot();
  }

  private void readRootMember(JsonParser parser, String name) throws IOException, Fault {
    parser.nextToken();
    switch (name) {
      case "type" -> type = parser.getValueAsString();
      case "features" -> readFeatures(parser);
      case "crs" -> readCrs(GeoJsonValue.read(parser));
      case "geometry" -> geometry = GeoJsonGeometry.read(parser);
      case "properties" -> properties = GeoJsonValue.properties(parser);
      case "id" -> id = parser.getValueAsString();
      default -> parser.skipChildren();
    }
  }

  private void finishRoot() throws Fault {
    if ("Feature".equals(type)) {
      GeoJsonGeometry only = geometry;
      sink.add(id, properties, () -> geometryOf(only));
    } else if (!"FeatureCollection".equals(type)) {
      throw notGeoJson("its type is '" + type + "', not FeatureCollection or Feature");
    } else if (!hasFeatures) {
      throw notGeoJson("the FeatureCollection has no array `features`");
    }
  }

  private void readFeatures(JsonParser parser) throws IOException, Fault {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw notGeoJson("`features` is no array");
    }
    hasFeatures = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      readFeature(parser);
    }
  }

  private void readFeature(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      sink.add(null, Map.of(), GeoJsonFile::noFeature);
      return;
    }
    FeatureParts parts = new FeatureParts();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      parts.readMember(parser, parser.currentName());
    }
    sink.add(parts.id, parts.properties, parts::geometry);
  }

  private static final class FeatureParts {
    private String type;
    private String id;
    private GeoJsonGeometry geometry;
    private Map<String, Object> properties = new LinkedHashMap<>();

    void readMember(JsonParser parser, String name) throws IOException {
      parser.nextToken();
      switch (name) {
        case "type" -> type = parser.getValueAsString();
        case "geometry" -> geometry = GeoJsonGeometry.read(parser);
        case "properties" -> properties = GeoJsonValue.properties(parser);
        case "id" -> id = parser.getValueAsString();
        default -> parser.skipChildren();
      }
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
      }
    }

    Geometry geometry() throws Fault {
      if (!"Feature".equals(type)) {
        throw noFeature(type);
      }
      return geometryOf(geometry);
    }
  }

  private static Geometry geometryOf(GeoJsonGeometry geometry) throws Fault {
    return geometry == null ? null : geometry.toGeometry();
  }

  private static Geometry noFeature() throws Fault {
    throw noFeature(null);
  }

  private static Fault noFeature(String type) {
    return Fault.invalid("invalid_feature", "feature", "its type is '" + type + "', not 'Feature'");
  }

  /** {@code null} says that no CRS can be assumed; a name is kept; a link is not followed. */
  private void readCrs(Object member) throws Fault {
    if (hasCrs) {
      throw notGeoJson("the member `crs` is there twice");
    }
    hasCrs = true;
    if (member == null) {
      crs = null;
      return;
    }
    boolean isNamed =
        member instanceof Map<?, ?> map
            && map.get("properties") instanceof Map<?, ?> named
            && named.get("name") instanceof String;
    if (!isNamed) {
      throw Fault.invalid(
          "unknown_crs",
          "CRS",
          "the member `crs` names none: " + member + "; declare it with `crs:` and remove it");
    }
    crs = (String) ((Map<?, ?>) ((Map<?, ?>) member).get("properties")).get("name");
  }

  private static Fault notGeoJson(String detail) {
    return Fault.cannot("not_geojson", "read", "this is no GeoJSON: " + detail);
  }

  private static Fault brokenJson(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    String first =
        START_MARKER.matcher(e.getOriginalMessage().lines().findFirst().orElse("")).replaceAll("");
    return Fault.cannot(
        "broken_json",
        "read",
        "the JSON is broken or cut off" + where + " (" + first + "); write the file again");
  }
}

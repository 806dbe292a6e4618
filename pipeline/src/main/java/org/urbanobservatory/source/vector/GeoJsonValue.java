package org.urbanobservatory.source.vector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON values as plain Java: maps, lists, String, Long, Double, Boolean, null. */
final class GeoJsonValue {
  private GeoJsonValue() {}

  /** The properties of a feature; anything but an object is none. Nested ones become text. */
  static Map<String, Object> properties(JsonParser parser) throws IOException {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return properties;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = read(parser);
      boolean isNested = value instanceof Map || value instanceof List;
      properties.put(name, isNested ? value.toString() : value);
    }
    return properties;
  }

  /** The value at the parser's token; depth is limited by the parser. */
  static Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private static Object whole(JsonParser parser) throws IOException {
    boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return isLong ? (Object) parser.getLongValue() : parser.getText();
  }

  private static Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, read(parser));
    }
    return object;
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }
}

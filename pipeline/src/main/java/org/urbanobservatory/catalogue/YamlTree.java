package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Builds the tree of one document token by token, because only tokens know their lines. */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final YAMLParser parser;
  private final Map<String, Integer> lines = new HashMap<>();

  YamlTree(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  YamlDocument document() throws IOException {
    if (parser.nextToken() == null) {
      throw Yaml.failure(name, "empty");
    }
    JsonNode root = value("");
    if (parser.nextToken() != null) {
      throw Yaml.failure(name, lineNow() + "a second document begins; one is allowed");
    }
    return new YamlDocument(name, root, lines);
  }

  private JsonNode value(String pointer) throws IOException {
    refuseAlias();
    lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(pointer);
      case START_ARRAY -> sequence(pointer);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(finite(pointer));
      case VALUE_TRUE, VALUE_FALSE -> word();
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  /** No definition knows infinity or what is not a number; YAML writes them .inf and .nan. */
  private double finite(String pointer) throws IOException {
    String text = parser.getText();
    try {
      double number = Double.parseDouble(text.replace("_", ""));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as an infinite number is.
    }
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    throw Yaml.failure(
        name, lineNow() + "key '" + key + "' is " + text + ", which is not a finite number");
  }

  /** Only true and false are truth; NO is Norway and y is a column. */
  private JsonNode word() throws IOException {
    String text = parser.getText();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> NODES.textNode(text);
    };
  }

  private ObjectNode mapping(String pointer) throws IOException {
    ObjectNode mapping = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String at = pointer + "/" + escape(key);
      refuseDuplicate(mapping, key);
      lines.put(at, parser.currentTokenLocation().getLineNr());
      parser.nextToken();
      mapping.set(key, value(at));
    }
    return mapping;
  }

  private ArrayNode sequence(String pointer) throws IOException {
    ArrayNode sequence = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      sequence.add(value(pointer + "/" + sequence.size()));
    }
    return sequence;
  }

  private void refuseDuplicate(ObjectNode mapping, String key) {
    if (mapping.has(key)) {
      throw Yaml.failure(name, lineNow() + "key '" + key + "' stands twice; keep one");
    }
  }

  private void refuseAlias() {
    if (parser.isCurrentAlias()) {
      throw Yaml.failure(name, lineNow() + "an alias (*) is not read; write the value out");
    }
  }

  private String lineNow() {
    return "line " + parser.currentTokenLocation().getLineNr() + ": ";
  }

  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}

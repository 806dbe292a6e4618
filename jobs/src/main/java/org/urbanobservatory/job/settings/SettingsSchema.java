package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.urbanobservatory.model.NearestName;

/** The JSON Schema of the configuration, and its findings in words. */
final class SettingsSchema {
  private static final String RESOURCE = "/schemas/config/observatory.schema.json";
  private final JsonNode document;
  private final JsonSchema schema;

  private SettingsSchema(JsonNode document) {
    this.document = document;
    var config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document, config);
  }

  static SettingsSchema load() {
    try (InputStream in = SettingsSchema.class.getResourceAsStream(RESOURCE)) {
      return new SettingsSchema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + RESOURCE, e);
    }
  }

  /** What is wrong with the shape of the tree, in words, in the order of the places. */
  List<String> problems(JsonNode tree) {
    return schema.validate(tree).stream().map(this::problem).distinct().sorted().toList();
  }

  /** Keys whose value, or whose list's items, are numbers or truth values. */
  Set<String> scalarKeys() {
    var keys = new TreeSet<String>();
    document
        .findValues("properties")
        .forEach(
            properties ->
                properties
                    .properties()
                    .forEach(
                        property -> {
                          if (isScalar(property.getValue())) {
                            keys.add(property.getKey());
                          }
                        }));
    return keys;
  }

  private boolean isScalar(JsonNode declared) {
    JsonNode definition = resolved(declared);
    JsonNode items = definition.path("items");
    return items.isObject() ? isScalar(items) : isScalarType(definition.path("type").asText());
  }

  private JsonNode resolved(JsonNode declared) {
    String reference = declared.path("$ref").asText();
    return reference.isEmpty() ? declared : document.at(reference.substring(1));
  }

  private static boolean isScalarType(String type) {
    return Set.of("integer", "number", "boolean").contains(type);
  }

  private String problem(ValidationMessage message) {
    String place = place(message.getInstanceLocation());
    return switch (message.getType()) {
      case "additionalProperties" -> unknownKey(message, place);
      case "required" -> "missing key '" + message.getProperty() + "' " + under(place);
      case "type" -> place + " must be " + types(message) + ", is " + value(message);
      case "enum" ->
          place + " must be one of " + choices(message) + ", is " + value(message) + hint(message);
      default -> place + " is " + value(message) + ": " + expectation(message);
    };
  }

  private String unknownKey(ValidationMessage message, String place) {
    String key = message.getProperty();
    return "unknown key '" + key + "' " + under(place) + NearestName.hint(key, knownKeys(message));
  }

  private static String under(String place) {
    return place.isEmpty() ? "at the top level" : "under " + place;
  }

  private List<String> knownKeys(ValidationMessage message) {
    var keys = new ArrayList<String>();
    declaration(message).path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The schema object that the violated keyword stands in. */
  private JsonNode declaration(ValidationMessage message) {
    return document.at(message.getSchemaLocation().getFragment().getParent().toString());
  }

  private static String types(ValidationMessage message) {
    JsonNode types = message.getSchemaNode();
    return types.isArray() ? String.join(" or ", words(types)) : word(types);
  }

  private static List<String> words(JsonNode types) {
    return StreamSupport.stream(types.spliterator(), false).map(SettingsSchema::word).toList();
  }

  private static String word(JsonNode type) {
    return switch (type.asText()) {
      case "object" -> "a map of keys";
      case "array" -> "a list";
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> type.asText();
    };
  }

  private static List<String> choiceList(ValidationMessage message) {
    return StreamSupport.stream(message.getSchemaNode().spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static String choices(ValidationMessage message) {
    return String.join(", ", choiceList(message)).replace("\t", "\\t");
  }

  private static String hint(ValidationMessage message) {
    return NearestName.hint(message.getInstanceNode().asText(), choiceList(message));
  }

  private static String value(ValidationMessage message) {
    JsonNode node = message.getInstanceNode();
    if (node.isObject()) {
      return "a map of keys";
    }
    if (node.isArray()) {
      return node.isEmpty() ? "an empty list" : "a list";
    }
    return node.isNull() ? "empty" : node.isTextual() ? "'" + node.asText() + "'" : node.asText();
  }

  /** The limit that was crossed, with the description that editors show. */
  private String expectation(ValidationMessage message) {
    String limit =
        switch (message.getType()) {
          case "minimum" -> "must be at least " + message.getSchemaNode().asText() + ". ";
          case "maximum" -> "must be at most " + message.getSchemaNode().asText() + ". ";
          case "exclusiveMinimum" -> "must be above " + message.getSchemaNode().asText() + ". ";
          case "minItems", "minLength" -> "must not be empty. ";
          case "pattern" -> "";
          default -> message.getError() + ". ";
        };
    return (limit + declaration(message).path("description").asText()).strip();
  }

  private static String place(JsonNodePath path) {
    var place = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      if (element instanceof Integer index) {
        place.append('[').append(index).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(element);
      }
    }
    return place.toString();
  }
}

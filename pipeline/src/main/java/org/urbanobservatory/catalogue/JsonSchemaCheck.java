package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.urbanobservatory.model.NearestName;

/**
 * Checks a tree against a JSON Schema of {@code schemas/} (draft 2020-12). Each message names the
 * offending path, and for an unknown key or word the nearest known one.
 */
public final class JsonSchemaCheck {
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ENGLISH)
          .build();

  /** Compiled once each; a schema is not changed by validating. */
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private JsonSchemaCheck() {}

  /**
   * The faults of a tree, in reading order; empty when it holds.
   *
   * @param schemaResource below {@code schemas/}, for example {@code
   *     config/observatory.schema.json}
   */
  public static List<String> check(JsonNode tree, String schemaResource) {
    return check(tree, schemaResource, pointer -> "at " + (pointer.isEmpty() ? "/" : pointer));
  }

  /** The faults of a document; each message begins with file, line and path. */
  public static List<String> check(YamlDocument document, String schemaResource) {
    return check(
        document.root(),
        schemaResource,
        pointer -> document.place(pointer) + (pointer.isEmpty() ? "" : " (" + pointer + ")"));
  }

  private static List<String> check(
      JsonNode tree, String schemaResource, Function<String, String> place) {
    JsonSchema schema = schema(schemaResource);
    var messages = new ArrayList<String>();
    for (ValidationMessage fault : schema.validate(tree)) {
      String pointer = fault.getInstanceLocation().toString();
      String text = NumberFault.is(fault) ? NumberFault.text(fault, tree) : text(fault, schema);
      messages.add("Invalid " + place.apply(offender(pointer, fault)) + ": " + text);
    }
    return messages.stream().distinct().toList();
  }

  private static JsonSchema schema(String resource) {
    return SCHEMAS.computeIfAbsent(resource, JsonSchemaCheck::compile);
  }

  private static JsonSchema compile(String resource) {
    try (var in = SchemaFiles.open(resource)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in, CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema " + resource, e);
    }
  }

  private static String offender(String pointer, ValidationMessage fault) {
    return fault.getType().equals("additionalProperties")
        ? pointer + "/" + YamlTree.escape(fault.getProperty())
        : pointer;
  }

  private static String text(ValidationMessage fault, JsonSchema schema) {
    return switch (fault.getType()) {
      case "additionalProperties" -> unknownKey(fault, schema);
      case "required" -> "key '" + fault.getProperty() + "' is missing";
      case "enum" -> unknownWord(fault);
      case "type" -> wrongType(fault);
      default -> withoutPath(fault);
    };
  }

  private static String unknownKey(ValidationMessage fault, JsonSchema schema) {
    List<String> known = new ArrayList<>();
    holder(fault, schema).path("properties").fieldNames().forEachRemaining(known::add);
    String key = fault.getProperty();
    return "unknown key '" + key + "'" + NearestName.hint(key, known) + knownList(known);
  }

  private static String unknownWord(ValidationMessage fault) {
    List<String> known = new ArrayList<>();
    fault.getSchemaNode().forEach(word -> known.add(word.asText()));
    String word = fault.getInstanceNode().asText();
    return "unknown value '" + word + "'" + NearestName.hint(word, known) + knownList(known);
  }

  private static String wrongType(ValidationMessage fault) {
    return "'" + fault.getInstanceNode() + "' is not of type " + words(fault.getSchemaNode());
  }

  private static String words(JsonNode type) {
    List<String> words = new ArrayList<>();
    type.forEach(word -> words.add(word.asText()));
    return words.isEmpty() ? type.asText() : String.join(" or ", words);
  }

  private static String knownList(List<String> known) {
    return known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")";
  }

  private static String withoutPath(ValidationMessage fault) {
    String message = fault.getMessage();
    String prefix = fault.getInstanceLocation() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** The schema object that holds the keyword of a fault; its properties are the known keys. */
  private static JsonNode holder(ValidationMessage fault, JsonSchema schema) {
    String keyword = fault.getSchemaLocation().getFragment().toString();
    return schema.getSchemaNode().at(keyword.substring(0, keyword.lastIndexOf('/')));
  }
}

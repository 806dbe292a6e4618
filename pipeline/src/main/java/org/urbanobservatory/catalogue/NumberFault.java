package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Optional;

/** Says of a number beyond a limit whose number it is and what the limit is. */
final class NumberFault {
  private static final Map<String, String> LIMITS =
      Map.of(
          "minimum", "at least",
          "maximum", "at most",
          "exclusiveMinimum", "above",
          "exclusiveMaximum", "below");

  /** Lists of an edition that extends another hold components as well. */
  private static final Map<String, String> KINDS =
      Map.of("components", "component", "add", "component", "change", "component");

  private NumberFault() {}

  static boolean is(ValidationMessage fault) {
    return LIMITS.containsKey(fault.getType());
  }

  /** For example {@code weight 0 of component noise must be above 0}. */
  static String text(ValidationMessage fault, JsonNode tree) {
    String pointer = fault.getInstanceLocation().toString();
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    return "%s %s%s must be %s %s"
        .formatted(
            key,
            fault.getInstanceNode().asText(),
            owner(pointer, tree).map(owner -> " of " + owner).orElse(""),
            LIMITS.get(fault.getType()),
            fault.getSchemaNode().asText());
  }

  /** The nearest element of a list around the number that has an id. */
  private static Optional<String> owner(String pointer, JsonNode tree) {
    for (String at = parent(pointer); !at.isEmpty(); at = parent(at)) {
      JsonNode id = tree.at(at).path("id");
      if (id.isTextual() && tree.at(parent(at)).isArray()) {
        String list = parent(at).substring(parent(at).lastIndexOf('/') + 1);
        return Optional.of(
            KINDS.getOrDefault(list, list.replaceFirst("s$", "")) + " " + id.asText());
      }
    }
    return Optional.empty();
  }

  private static String parent(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
  }
}

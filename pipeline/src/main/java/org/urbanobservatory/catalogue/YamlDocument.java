package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One YAML file as a tree that knows where its values stand.
 *
 * @param file name for messages
 * @param root the tree
 * @param lines line of each value by its JSON pointer; the root's pointer is the empty text
 * @param places where values stand that come from another file, for example {@code cpi-guide.yaml,
 *     line 12}, by JSON pointer
 */
public record YamlDocument(
    String file, JsonNode root, Map<String, Integer> lines, Map<String, String> places) {
  public YamlDocument {
    lines = Map.copyOf(lines);
    places = Map.copyOf(places);
  }

  /** A document whose values all stand in its own file. */
  public YamlDocument(String file, JsonNode root, Map<String, Integer> lines) {
    this(file, root, lines, Map.of());
  }

  /** The line of a value, or of the nearest value around it when it has none. */
  public int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && at.contains("/")) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  /** For example {@code cpi-guide.yaml, line 12}. */
  public String place(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      if (places.containsKey(at)) {
        return places.get(at);
      }
    }
    return file + ", line " + line(pointer);
  }
}

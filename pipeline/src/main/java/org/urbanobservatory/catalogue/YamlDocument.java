package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One YAML file as a tree that knows where its values stand.
 *
 * @param file name for messages
 * @param root the tree
 * @param lines line of each value by its JSON pointer; the root's pointer is the empty text
 */
public record YamlDocument(String file, JsonNode root, Map<String, Integer> lines) {
  public YamlDocument {
    lines = Map.copyOf(lines);
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
    return file + ", line " + line(pointer);
  }
}

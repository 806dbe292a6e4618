package org.urbanobservatory.job.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.settings.ObservatorySettings;

/**
 * The settings of a run as a release states them: as written, without what the environment gave.
 */
final class PublishedSettings {
  private PublishedSettings() {}

  /** Every key of the configuration with its value, nested keys joined by dots. */
  static Map<String, String> of(ObservatorySettings settings) {
    var flat = new TreeMap<String, String>();
    flatten("", settings.redacted(), flat);
    return flat;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(join(prefix, e.getKey()), e.getValue(), flat));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(join(prefix, String.valueOf(i)), node.get(i), flat);
      }
    } else {
      flat.put(prefix, node.asText());
    }
  }

  private static String join(String prefix, String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }
}

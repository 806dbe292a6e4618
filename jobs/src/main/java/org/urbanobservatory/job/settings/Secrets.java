package org.urbanobservatory.job.settings;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that a configuration took from the environment. Every text that leaves the program
 * passes {@link #redact}, so no log, manifest or message shows them.
 */
public final class Secrets {
  public static final Secrets NONE = new Secrets(Map.of());
  private final Map<String, String> valueByName;

  /**
   * @param valueByName environment names and the values they gave
   */
  public Secrets(Map<String, String> valueByName) {
    this.valueByName = new TreeMap<>(valueByName);
  }

  /** The text with every secret value replaced by {@code ${NAME}}. */
  public String redact(String text) {
    if (text == null || valueByName.isEmpty()) {
      return text;
    }
    String redacted = text;
    for (var secret : longestFirst()) {
      redacted = redacted.replace(secret.getValue(), "${" + secret.getKey() + "}");
    }
    return redacted;
  }

  /** A secret that contains another one is replaced as a whole. */
  private Iterable<Map.Entry<String, String>> longestFirst() {
    return valueByName.entrySet().stream()
        .filter(secret -> !secret.getValue().isEmpty())
        .sorted(Comparator.comparingInt(secret -> -secret.getValue().length()))
        .toList();
  }

  /** Never the values. */
  @Override
  public String toString() {
    return "Secrets" + valueByName.keySet();
  }
}

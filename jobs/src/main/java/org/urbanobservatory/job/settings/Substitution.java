package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the environment's values in the place of <code>${NAME}</code>, in values only. */
final class Substitution {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)\\}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, String> environment;
  private final Set<String> scalarKeys;
  private final Map<String, String> used = new TreeMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * @param environment values by name
   * @param scalarKeys keys whose values are numbers or truth values, not text
   */
  Substitution(Map<String, String> environment, Set<String> scalarKeys) {
    this.environment = environment;
    this.scalarKeys = scalarKeys;
  }

  /** A new tree; the given one stays as written. */
  JsonNode apply(JsonNode tree) {
    return substituted("", tree);
  }

  Secrets secrets() {
    return new Secrets(used);
  }

  List<String> problems() {
    return new ArrayList<>(problems);
  }

  private JsonNode substituted(String key, JsonNode node) {
    if (node.isObject()) {
      ObjectNode result = NODES.objectNode();
      node.properties().forEach(e -> result.set(e.getKey(), substituted(e.getKey(), e.getValue())));
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = NODES.arrayNode();
      node.forEach(item -> result.add(substituted(key, item)));
      return result;
    }
    return node.isTextual() ? text(key, node) : node;
  }

  private JsonNode text(String key, JsonNode node) {
    Matcher reference = REFERENCE.matcher(node.asText());
    if (!reference.find()) {
      return node;
    }
    String value = reference.replaceAll(r -> Matcher.quoteReplacement(value(r.group(1))));
    return scalarKeys.contains(key) ? scalar(value) : TextNode.valueOf(value);
  }

  private String value(String name) {
    if (!NAME.matcher(name).matches()) {
      problems.add("'${" + name + "}' names no environment variable: use letters, digits and '_'");
      return "${" + name + "}";
    }
    String value = environment.get(name);
    if (value == null) {
      problems.add("environment variable '" + name + "' is not set, but ${" + name + "} reads it");
      return "${" + name + "}";
    }
    used.put(name, value);
    return value;
  }

  private static JsonNode scalar(String value) {
    if (value.matches("-?[0-9]{1,18}")) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    if (value.matches("-?[0-9]{1,18}\\.[0-9]{1,18}")) {
      return DecimalNode.valueOf(new BigDecimal(value));
    }
    return value.equals("true") || value.equals("false")
        ? BooleanNode.valueOf(value.equals("true"))
        : TextNode.valueOf(value);
  }
}

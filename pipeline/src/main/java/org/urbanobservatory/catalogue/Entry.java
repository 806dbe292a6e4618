package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.urbanobservatory.model.NearestName;

/**
 * One mapping of a definition file, read by key. Its shape has been checked before; a value that is
 * absent all the same is an {@link IllegalArgumentException}.
 */
record Entry(YamlDocument document, String pointer) {

  static Entry root(YamlDocument document) {
    return new Entry(document, "");
  }

  JsonNode node() {
    return document.root().at(pointer);
  }

  boolean has(String key) {
    return node().hasNonNull(key);
  }

  Optional<String> findText(String key) {
    return has(key) ? Optional.of(node().get(key).asText().strip()) : Optional.empty();
  }

  String text(String key) {
    return findText(key)
        .orElseThrow(() -> new IllegalArgumentException("key '" + key + "' is missing"));
  }

  Optional<Double> findNumber(String key) {
    return has(key) ? Optional.of(number(node().get(key), key)) : Optional.empty();
  }

  double number(String key) {
    return findNumber(key)
        .orElseThrow(() -> new IllegalArgumentException("key '" + key + "' is missing"));
  }

  /** The constant whose name is the text in lower case. */
  <E extends Enum<E>> E word(String key, Class<E> type) {
    return word(text(key), key, type);
  }

  <E extends Enum<E>> Optional<E> findWord(String key, Class<E> type) {
    return findText(key).map(text -> word(text, key, type));
  }

  private static <E extends Enum<E>> E word(String text, String key, Class<E> type) {
    var known = new ArrayList<String>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return constant;
      }
      known.add(name);
    }
    throw new IllegalArgumentException(
        key
            + " '"
            + text
            + "' is unknown"
            + NearestName.hint(text, known)
            + " (known: "
            + known
            + ")");
  }

  Entry entry(String key) {
    return new Entry(document, pointer + "/" + YamlTree.escape(key));
  }

  /** The mappings of a sequence; empty when the key is absent or holds no sequence. */
  List<Entry> entries(String key) {
    JsonNode sequence = node().path(key);
    return IntStream.range(0, sequence.isArray() ? sequence.size() : 0)
        .filter(index -> sequence.get(index).isObject())
        .mapToObj(index -> entry(key).entry(Integer.toString(index)))
        .toList();
  }

  /** The texts of a sequence; empty when the key is absent or holds no sequence. */
  List<String> texts(String key) {
    JsonNode sequence = node().path(key);
    return IntStream.range(0, sequence.isArray() ? sequence.size() : 0)
        .mapToObj(index -> sequence.get(index).asText().strip())
        .toList();
  }

  /** For example {@code editions/cpi-guide.yaml, line 12}. */
  String place() {
    return document.place(pointer);
  }

  private static double number(JsonNode node, String key) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(key + " '" + node.asText() + "' is not a number");
    }
    return node.asDouble();
  }
}

package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A configuration as a tree, and what was found wrong in it. */
final class ReferenceTree {
  private final JsonNode tree;
  private final List<String> problems = new ArrayList<>();

  ReferenceTree(JsonNode tree) {
    this.tree = tree;
  }

  JsonNode root() {
    return tree;
  }

  List<String> problems() {
    return problems;
  }

  void add(String problem) {
    problems.add(problem);
  }

  void checkUnique(String what, String place, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !seen.add(name))
        .distinct()
        .forEach(name -> add("duplicate " + what + " '" + name + "' under " + place));
  }

  void require(JsonNode node, String place, String what, List<String> keys) {
    keys.stream()
        .filter(key -> !node.has(key))
        .forEach(key -> add(place + " needs key '" + key + "' for " + what));
  }

  void refuse(JsonNode node, String place, String what, List<String> keys) {
    keys.stream()
        .filter(node::has)
        .forEach(key -> add(place + " has key '" + key + "', which " + what + " does not read"));
  }

  /** The kinds of inputs that are there. */
  List<String> kinds() {
    var kinds = new ArrayList<String>();
    tree.path("inputs").fieldNames().forEachRemaining(kinds::add);
    return kinds;
  }

  List<String> inputIds(Collection<String> kinds) {
    return kinds().stream()
        .filter(kinds::contains)
        .flatMap(kind -> values(tree.path("inputs").path(kind), "id").stream())
        .toList();
  }

  /** The texts under one key of the objects of a list. */
  static List<String> values(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.path(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  /** The plain values of a list. */
  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .toList();
  }
}

package org.urbanobservatory.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.urbanobservatory.model.NearestName;

/** Checks that the rows of an edition form one tree: nothing twice, orphaned, circular or empty. */
final class EditionTree {
  /**
   * Far beyond any weight that is meant, and far below the largest number: products stay finite.
   */
  private static final double MOST_WEIGHT = 1e100;

  private final List<EditionRow> rows;
  private final Map<String, EditionRow> byId = new LinkedHashMap<>();
  private final Problems problems;

  EditionTree(List<EditionRow> rows, Problems problems) {
    this.rows = rows;
    this.problems = problems;
    rows.forEach(row -> byId.putIfAbsent(row.id(), row));
  }

  void check() {
    checkUnique();
    checkRoot();
    rows.forEach(this::checkParent);
    rows.forEach(this::checkChildren);
    checkCycles();
  }

  /** Weights count relative to their siblings', so their sum has to be a number. */
  void checkWeights() {
    for (EditionRow row : byId.values()) {
      double sum =
          children(row.id()).stream()
              .mapToDouble(child -> child.entry().findNumber("weight").orElse(1.0))
              .sum();
      if (!(sum <= MOST_WEIGHT)) {
        problems.add(
            "Invalid %s: the weights of its children sum to %s, above %s; divide them all by one number"
                .formatted(row.place(), sum, MOST_WEIGHT));
      }
    }
  }

  /** The rows with parents before children, siblings in the order of the file. */
  List<EditionRow> parentsFirst() {
    var ordered = new ArrayList<EditionRow>();
    rows.stream().filter(row -> row.parentId() == null).forEach(row -> append(row, ordered));
    return ordered;
  }

  /** Steps from the root, 0 for the root itself. */
  int depth(EditionRow row) {
    int depth = 0;
    for (EditionRow at = row; at != null && at.parentId() != null && depth <= rows.size(); ) {
      at = byId.get(at.parentId());
      depth++;
    }
    return depth;
  }

  private void append(EditionRow row, List<EditionRow> ordered) {
    ordered.add(row);
    children(row.id()).forEach(child -> append(child, ordered));
  }

  private List<EditionRow> children(String id) {
    return rows.stream().filter(row -> id.equals(row.parentId())).toList();
  }

  private void checkUnique() {
    var seen = new HashSet<String>();
    for (EditionRow row : rows) {
      if (!seen.add(row.id())) {
        problems.add("Invalid " + row.place() + ": the id stands twice");
      }
    }
  }

  private void checkRoot() {
    List<String> roots =
        rows.stream().filter(row -> row.parentId() == null).map(EditionRow::id).toList();
    if (roots.size() != 1 && !rows.isEmpty()) {
      String place = rows.get(0).entry().document().file();
      problems.add("Invalid edition in " + place + ": one component has no parent, here " + roots);
    }
  }

  private void checkParent(EditionRow row) {
    String parentId = row.parentId();
    if (parentId == null) {
      return;
    }
    EditionRow parent = byId.get(parentId);
    if (parent == null) {
      problems.add(
          "Invalid "
              + row.place()
              + ": parent '"
              + parentId
              + "' is no component"
              + NearestName.hint(parentId, byId.keySet()));
    } else if (parent.isLeaf()) {
      problems.add(
          "Invalid "
              + row.place()
              + ": parent '"
              + parentId
              + "' has a standardisation, so it can have no children");
    }
  }

  private void checkChildren(EditionRow row) {
    if (!row.isLeaf() && children(row.id()).isEmpty()) {
      problems.add(
          "Invalid "
              + row.place()
              + ": it has no children and no standardisation; add either, or remove it");
    }
  }

  private void checkCycles() {
    for (EditionRow row : byId.values()) {
      List<String> path = pathUp(row);
      if (path.get(path.size() - 1).equals(row.id()) && path.size() > 1) {
        problems.add(
            "Invalid " + row.place() + ": it is its own ancestor, " + String.join(" < ", path));
      }
    }
  }

  /** The row and its ancestors, up to the root or to the first that comes again. */
  private List<String> pathUp(EditionRow row) {
    var path = new ArrayList<String>();
    Set<String> seen = new HashSet<>();
    String at = row.id();
    while (at != null && byId.containsKey(at)) {
      path.add(at);
      if (!seen.add(at)) {
        return path;
      }
      at = byId.get(at).parentId();
    }
    return path;
  }
}

package org.urbanobservatory.catalogue;

import java.util.List;
import org.urbanobservatory.model.Component;

/**
 * One row of an edition's table before the table is known to be a tree.
 *
 * @param id of the component
 * @param parentId null for a root
 * @param options standardisations that could be read; may be empty for a leaf with faults
 * @param isLeaf whether the row says how a value becomes a score
 * @param entry the row itself
 */
record EditionRow(
    String id, String parentId, List<Component.Option> options, boolean isLeaf, Entry entry) {

  static boolean isLeaf(Entry row) {
    return row.has("kind") || row.has("options") || row.has("direction");
  }

  String place() {
    return entry.place() + ", component '" + id + "'";
  }
}

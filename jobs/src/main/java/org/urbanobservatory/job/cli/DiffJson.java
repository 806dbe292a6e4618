package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.urbanobservatory.job.release.ReleaseDiff;
import org.urbanobservatory.job.release.RowChange;
import org.urbanobservatory.job.release.TableDiff;

/** What differs between two releases, for machines. */
final class DiffJson {
  private DiffJson() {}

  static String of(ReleaseDiff diff) {
    ObjectNode root = Json.object().put("earlier", diff.earlier()).put("later", diff.later());
    diff.causes().forEach(root.putArray("causes")::add);
    ArrayNode tables = root.putArray("tables");
    diff.tables().forEach(table -> add(table, tables.addObject()));
    return Json.text(root);
  }

  private static void add(TableDiff table, ObjectNode node) {
    node.put("table", table.table())
        .put("added", table.added())
        .put("removed", table.removed())
        .put("changed", table.changed());
    ArrayNode rows = node.putArray("rows");
    table.rows().forEach(row -> add(row, rows.addObject()));
  }

  static void add(RowChange row, ObjectNode node) {
    node.put("kind", row.kind().id());
    ObjectNode key = node.putObject("key");
    row.key().forEach((column, value) -> key.set(column, Json.value(value)));
    ArrayNode cells = node.putArray("columns");
    for (RowChange.Cell cell : row.cells()) {
      ObjectNode object = cells.addObject().put("column", cell.column());
      object.set("old", Json.value(cell.before()));
      object.set("new", Json.value(cell.after()));
    }
  }
}

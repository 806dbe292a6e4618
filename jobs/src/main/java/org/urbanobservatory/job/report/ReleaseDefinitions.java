package org.urbanobservatory.job.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.table.Tables;

/** What the ids of a release mean, as it says itself. */
final class ReleaseDefinitions {
  /** An indicator. */
  record Definition(
      String id, String title, String definition, String unit, String extent, String sdgSeries) {}

  /** A component of an edition. */
  record Node(String id, String parent, String level, String title, String indicatorId) {
    boolean isLeaf() {
      return level.equals("indicator");
    }
  }

  /** An edition, its components parents first. */
  record Tree(String id, String title, List<Node> nodes) {
    Node root() {
      return nodes.get(0);
    }

    List<Node> children(String parent) {
      return nodes.stream().filter(node -> parent.equals(node.parent())).toList();
    }
  }

  private final Map<String, Definition> indicators = new TreeMap<>();
  private final Map<String, Tree> editions = new TreeMap<>();

  static ReleaseDefinitions of(ReleaseTables tables) throws IOException {
    var definitions = new ReleaseDefinitions();
    for (Row row : rows(tables, "indicators")) {
      definitions.indicators.put(
          row.getAs("indicator_id"),
          new Definition(
              row.getAs("indicator_id"),
              row.getAs("title"),
              row.getAs("definition"),
              row.getAs("unit"),
              row.getAs("extent"),
              row.getAs("sdg_series")));
    }
    Map<String, List<Row>> byEdition = new TreeMap<>();
    for (Row row : rows(tables, "editions")) {
      byEdition.computeIfAbsent(row.getAs("edition"), id -> new ArrayList<>()).add(row);
    }
    byEdition.forEach((id, rows) -> definitions.editions.put(id, tree(id, rows)));
    return definitions;
  }

  private static List<Row> rows(ReleaseTables tables, String table) throws IOException {
    return tables.rows(Tables.load().table(table), row -> true);
  }

  /** A leaf has a row for each indicator that can feed it; the preferred one stands first. */
  private static Tree tree(String id, List<Row> rows) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (Row row : rows) {
      nodes.putIfAbsent(
          row.getAs("component_id"),
          new Node(
              row.getAs("component_id"),
              row.getAs("parent_id"),
              row.getAs("level"),
              row.getAs("title"),
              row.getAs("indicator_id")));
    }
    return new Tree(id, rows.get(0).getAs("edition_title"), List.copyOf(nodes.values()));
  }

  List<Tree> editions() {
    return List.copyOf(editions.values());
  }

  /** The definition of an indicator, also of one that an older release named. */
  Definition indicator(String id) {
    return indicators.getOrDefault(id, new Definition(id, id, "", "1", "", null));
  }
}

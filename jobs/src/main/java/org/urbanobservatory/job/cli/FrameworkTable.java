package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.MonitoringCell;
import org.urbanobservatory.model.MonitoringCell.Domain;
import org.urbanobservatory.model.MonitoringCell.Objective;

/** Which of the twenty cells of the Global Urban Monitoring Framework the catalogue covers. */
final class FrameworkTable {
  private static final String NOTE =
      "The assignment of indicators to cells is ours: the framework's own list was not found.";

  private FrameworkTable() {}

  static String text(Catalogue catalogue) {
    var rows = new ArrayList<List<String>>();
    for (Domain domain : Domain.values()) {
      var row = new ArrayList<String>();
      row.add(domain.id());
      for (Objective objective : Objective.values()) {
        row.add(Integer.toString(ids(catalogue, domain, objective).size()));
      }
      rows.add(row);
    }
    String table =
        TextTable.text(
            List.of("domain", "safe_and_peaceful", "inclusive", "resilient", "sustainable"),
            rows,
            1);
    return String.join(
        System.lineSeparator(), table, "", summary(catalogue), NOTE, "", list(catalogue));
  }

  private static String summary(Catalogue catalogue) {
    long covered =
        catalogue.indicators().stream()
            .map(Indicator::cell)
            .filter(cell -> cell != null)
            .distinct()
            .count();
    long untagged = catalogue.indicators().stream().filter(i -> i.cell() == null).count();
    return covered
        + " of "
        + Domain.values().length * Objective.values().length
        + " cells have indicators; "
        + untagged
        + " of "
        + catalogue.indicators().size()
        + " indicators are in no cell.";
  }

  private static String list(Catalogue catalogue) {
    var lines = new ArrayList<String>();
    for (Domain domain : Domain.values()) {
      for (Objective objective : Objective.values()) {
        List<String> ids = ids(catalogue, domain, objective);
        lines.add(
            domain.id()
                + ", "
                + objective.id()
                + ": "
                + (ids.isEmpty() ? "none" : String.join(", ", ids)));
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  static String json(Catalogue catalogue) {
    ArrayNode cells = Json.array();
    for (Domain domain : Domain.values()) {
      for (Objective objective : Objective.values()) {
        var cell = cells.addObject().put("domain", domain.id()).put("objective", objective.id());
        var indicators = cell.putArray("indicators");
        ids(catalogue, domain, objective).forEach(indicators::add);
      }
    }
    return Json.text(cells);
  }

  private static List<String> ids(Catalogue catalogue, Domain domain, Objective objective) {
    var cell = new MonitoringCell(domain, objective);
    return catalogue.indicators().stream()
        .filter(indicator -> cell.equals(indicator.cell()))
        .map(Indicator::id)
        .toList();
  }
}

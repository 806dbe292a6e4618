package org.urbanobservatory.step.index;

import org.apache.spark.sql.Row;
import org.urbanobservatory.index.treatment.StageRow;
import org.urbanobservatory.table.RowBuilder;
import org.urbanobservatory.table.Rows;

/** The stages of a treated edition as rows of {@code index_stages} and {@code index_findings}. */
public final class StageRows {
  private StageRows() {}

  /** A row of {@code index_stages}: a number of a place. */
  public static Row stage(String edition, StageRow stage) {
    return filled("index_stages", edition, stage).at(stage.place()).row();
  }

  /** A row of {@code index_findings}: what is true of the whole set. */
  public static Row finding(String edition, StageRow stage) {
    return filled("index_findings", edition, stage).row();
  }

  private static RowBuilder filled(String table, String edition, StageRow stage) {
    return Rows.builder(table)
        .set("edition", edition)
        .set("year", stage.year())
        .set("position", stage.position())
        .set("stage", stage.stage())
        .set("component_id", stage.componentId())
        .set("value", stage.value())
        .set("note", stage.note());
  }
}

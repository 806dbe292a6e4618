package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.treatment.StageRow;
import org.urbanobservatory.step.index.StageRows;
import org.urbanobservatory.table.Tables;

/** Writes the stages of a treated edition as two CSV files. */
final class StageFiles {
  private static final String STAGES = "index_stages";
  private static final String FINDINGS = "index_findings";

  private StageFiles() {}

  /** Writes {@code index_stages.csv} and {@code index_findings.csv}, or removes earlier ones. */
  static void write(String edition, List<StageRow> stages, Path out) throws IOException {
    var ofPlaces = new ArrayList<Row>();
    var ofSets = new ArrayList<Row>();
    for (StageRow stage : stages) {
      if (stage.place() == null) {
        ofSets.add(StageRows.finding(edition, stage));
      } else {
        ofPlaces.add(StageRows.stage(edition, stage));
      }
    }
    writeTable(STAGES, ofPlaces, out);
    writeTable(FINDINGS, ofSets, out);
  }

  private static void writeTable(String table, List<Row> rows, Path out) throws IOException {
    Path file = out.resolve(table + ".csv");
    if (rows.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, ScoreCsv.text(Tables.load().table(table), rows));
    }
  }
}

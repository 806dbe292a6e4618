package org.urbanobservatory.job.report;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** The pages of a release: one for all of it, one for each city. Only its tables are read. */
public final class ReleaseReport {
  /** The folder of the pages in that of the release. */
  public static final String FOLDER = "report";

  private ReleaseReport() {}

  /** Writes {@code report/} into the folder of a release, over what is there. */
  public static void write(ReleaseTables tables) throws IOException {
    Folder report = Folder.of(tables.folder().uri(FOLDER));
    ReleaseDefinitions definitions = ReleaseDefinitions.of(tables);
    ReleaseNotes notes = ReleaseNotes.of(tables);
    List<Row> cities = tables.rows(Tables.load().table("cities"), row -> true);
    Assets.write(report);
    try (var pages = new CityPages(tables, definitions, notes)) {
      for (Row city : cities) {
        report.write(CityPages.path(Rows.place(city)), pages.page(city));
      }
    }
    report.write("index.html", new OverviewPage(tables, definitions, notes, cities).bytes());
  }
}

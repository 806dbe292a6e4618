package org.urbanobservatory.job.degurba;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.table.Column;
import org.urbanobservatory.table.ColumnType;
import org.urbanobservatory.table.TableSchema;

/** What is written of settlements and units. */
final class ResultTables {
  static final TableSchema SETTLEMENTS =
      new TableSchema(
          "settlements",
          "Settlements",
          "one urban centre or cluster of the Degree of Urbanisation",
          "Urban centres, and the urban, dense, semi-dense and rural clusters of a grid.",
          TableSchema.Layout.SINGLE,
          1,
          List.of("kind", "number"),
          List.of(
              column(
                  "kind", ColumnType.STRING, false, null, "What it is, for example urban_centre."),
              column("number", ColumnType.INT, false, null, "From 1 within its kind, from north."),
              column("cells", ColumnType.LONG, false, null, "Cells of 1 km2."),
              column("population", ColumnType.DOUBLE, false, "PERSONS", "People in its cells."),
              column("area_m2", ColumnType.DOUBLE, false, "M2", "Area on the ellipsoid."),
              new Column(
                  "geometry",
                  ColumnType.GEOMETRY,
                  List.of("Polygon", "MultiPolygon"),
                  false,
                  null,
                  "Outline of its cells in OGC:CRS84.")));

  static final TableSchema UNITS =
      new TableSchema(
          "units",
          "Units",
          "one administrative unit",
          "The Degree of Urbanisation of units, with the shares that it follows from.",
          TableSchema.Layout.SINGLE,
          1,
          List.of("unit_id"),
          unitColumns());

  private ResultTables() {}

  /** The word of a constant in tables. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace("_level_2", "");
  }

  private static List<Column> unitColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("unit_id", ColumnType.STRING, false, null, "Id of the unit in its file."));
    columns.add(column("name", ColumnType.STRING, true, null, "Name, null where there is none."));
    columns.add(column("level_1", ColumnType.INT, true, null, "Official code: 3, 2 or 1."));
    columns.add(column("level_1_name", ColumnType.STRING, true, null, "The code in words."));
    columns.add(column("level_2", ColumnType.INT, true, null, "Official code, 30 to 11."));
    columns.add(column("level_2_name", ColumnType.STRING, true, null, "The code in words."));
    columns.add(column("population", ColumnType.DOUBLE, false, "PERSONS", "People in the grid."));
    columns.add(
        column("covered_share", ColumnType.DOUBLE, false, null, "Area that the grid covers."));
    columns.add(
        column("shares_of", ColumnType.STRING, true, null, "people, or land where nobody lives."));
    columns.add(share("urban_centre_share"));
    columns.add(share("urban_cluster_share"));
    columns.add(share("rural_share"));
    UnitRows.LEVEL_2.forEach(unitClass -> columns.add(share(word(unitClass) + "_share")));
    columns.add(column("reason", ColumnType.STRING, true, null, "Why there is no class."));
    return columns;
  }

  private static Column share(String name) {
    return column(name, ColumnType.DOUBLE, true, null, "Share in cells of this class.");
  }

  private static Column column(
      String name, ColumnType type, boolean nullable, String unit, String description) {
    return new Column(name, type, null, nullable, unit, description);
  }
}

package org.urbanobservatory.step;

/** Where a table's file lies in a release, relative to the release's folder. */
final class TablePath {
  private static final String FILE = "part-00000.parquet";

  private TablePath() {}

  static String single(String table) {
    return table + "/" + FILE;
  }

  static String country(String table, String countryCode) {
    return table + "/country=" + countryCode + "/" + FILE;
  }

  static String city(String table, String countryCode, String cityId) {
    return table + "/country=" + countryCode + "/city=" + cityId + "/" + FILE;
  }

  static String table(String path) {
    return path.substring(0, path.indexOf('/'));
  }
}

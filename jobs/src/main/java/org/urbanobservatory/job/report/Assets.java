package org.urbanobservatory.job.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.table.Folder;

/** The files beside the pages: styles, scripts, and the libraries for charts and maps. */
final class Assets {
  static final String FOLDER = "assets";

  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** By their name beside the pages, where they are on the class path. */
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "echarts.js", WEBJARS + "echarts/5.5.0/echarts.common.min.js",
              "leaflet.js", WEBJARS + "leaflet/1.9.4/dist/leaflet.js",
              "leaflet.css", WEBJARS + "leaflet/1.9.4/dist/leaflet.css",
              "report.js", "report.js",
              "report.css", "report.css"));

  private Assets() {}

  static void write(Folder report) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      report.write(FOLDER + "/" + file.getKey(), read(file.getValue()));
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("Cannot write a report: no " + resource + " in the jar");
      }
      return in.readAllBytes();
    }
  }
}

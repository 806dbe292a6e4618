package org.urbanobservatory.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * One page of a report. Pages work from a disk, without a server or a network; without scripts they
 * have all tables, and no charts or maps.
 */
final class ReportPage {
  private final String title;
  private final String toRoot;
  private final StringBuilder content = new StringBuilder();

  /**
   * @param toRoot how the folder of the report is reached from the page, for example {@code ../}
   */
  ReportPage(String title, String toRoot) {
    this.title = title;
    this.toRoot = toRoot;
  }

  ReportPage add(String html) {
    content.append(html);
    return this;
  }

  /** What a script draws from data; a reader without scripts sees nothing of it. */
  static String drawing(String kind, JsonNode data) {
    return "<div class=\"%s\"><script type=\"application/json\">%s</script></div>%n"
        .formatted(kind, json(data));
  }

  /** JSON that ends no script, whatever its texts hold. */
  private static String json(JsonNode data) {
    try {
      return new ObjectMapper()
          .writeValueAsString(data)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getMessage(), e);
    }
  }

  byte[] bytes() {
    String assets = toRoot + Assets.FOLDER;
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:">
        <title>%1$s</title>
        <link rel="stylesheet" href="%2$s/leaflet.css">
        <link rel="stylesheet" href="%2$s/report.css">
        </head>
        <body>
        %3$s
        <script src="%2$s/echarts.js"></script>
        <script src="%2$s/leaflet.js"></script>
        <script src="%2$s/report.js"></script>
        </body>
        </html>
        """
        .formatted(Html.escape(title), assets, content)
        .replace(System.lineSeparator(), "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}

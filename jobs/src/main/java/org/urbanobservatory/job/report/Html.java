package org.urbanobservatory.job.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTML as text; everything that comes from data is escaped. */
final class Html {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern FIGURE = Pattern.compile("[-–]?[0-9.,e+-]*( %)?p?");

  private Html() {}

  /** The text with the five characters that HTML reads replaced; fit for attributes as well. */
  static String escape(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append(escape(c)));
    return escaped.toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.toString(codePoint);
    };
  }

  /** A number with that many decimals, a dash for none. */
  static String number(Double number, int decimals) {
    return number == null ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  static String percent(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /**
   * A table. Cells are HTML already.
   *
   * @param header column names, plain text
   * @param rows cells
   */
  static String table(List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "<p class=\"none\">None.</p>\n";
    }
    var head = new StringBuilder();
    for (int column = 0; column < header.size(); column++) {
      int of = column;
      boolean isNumeric = rows.stream().map(row -> row.get(of)).allMatch(Html::isFigure);
      head.append(isNumeric ? "<th class=\"n\">" : "<th>");
      head.append(escape(header.get(column))).append("</th>");
    }
    String body =
        rows.stream()
            .map(
                row ->
                    row.stream().map(Html::cell).collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return "<table><thead><tr>" + head + "</tr></thead><tbody>\n" + body + "</tbody></table>\n";
  }

  private static String cell(String html) {
    return (isFigure(html) ? "<td class=\"n\">" : "<td>") + html + "</td>";
  }

  /** Whether a reader sees a number, a dash or nothing. */
  private static boolean isFigure(String cell) {
    return FIGURE.matcher(TAG.matcher(cell).replaceAll("")).matches();
  }

  /** A section with its heading. */
  static String section(String title, String explanation, String content) {
    return "<section><h2>"
        + escape(title)
        + "</h2>\n<p>"
        + escape(explanation)
        + "</p>\n"
        + content
        + "</section>\n";
  }

  /** A whole page. */
  static String page(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title>
        <style>
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
        table { border-collapse: collapse; font-size: 13px; } th, td { padding: .2rem .6rem; border-bottom: 1px solid #ddd; text-align: right; vertical-align: top; }
        th:first-child, td:first-child { text-align: left; } th { border-bottom: 2px solid #888; }
        .flag { color: #a1260d; font-weight: 600; } .none, .quiet { color: #666; }
        section > p { max-width: 50rem; } svg { max-width: 100%%; height: auto; }
        </style>
        </head>
        <body>
        <h1>%s</h1>
        %s</body>
        </html>
        """
        .formatted(escape(title), escape(title), content);
  }
}

package org.urbanobservatory.job.report;

import java.util.List;
import java.util.Locale;
import org.urbanobservatory.index.audit.Correlation;
import org.urbanobservatory.index.audit.Distribution;

/** Small drawings in SVG. */
final class Charts {
  private static final int BOX_WIDTH = 220;
  private static final int CELL = 11;
  private static final int LABEL = 250;

  private Charts() {}

  /** Minimum, quartiles and maximum on 0 to 100. */
  static String box(Distribution scores) {
    if (scores.n() == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "<svg width=\"%d\" height=\"14\" role=\"img\" aria-label=\"from %.0f to %.0f, median %.0f\">"
            + "<rect x=\"0\" y=\"6\" width=\"%d\" height=\"1\" fill=\"#ddd\"/>"
            + "<rect x=\"%.1f\" y=\"6\" width=\"%.1f\" height=\"2\" fill=\"#888\"/>"
            + "<rect x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"10\" fill=\"#9db8d2\"/>"
            + "<rect x=\"%.1f\" y=\"1\" width=\"2\" height=\"12\" fill=\"#123\"/></svg>",
        BOX_WIDTH,
        scores.minimum(),
        scores.maximum(),
        scores.median(),
        BOX_WIDTH,
        x(scores.minimum()),
        x(scores.maximum()) - x(scores.minimum()) + 1,
        x(scores.lowerQuartile()),
        x(scores.upperQuartile()) - x(scores.lowerQuartile()) + 1,
        x(scores.median()));
  }

  private static double x(double score) {
    return Math.max(0, Math.min(1, score / 100)) * (BOX_WIDTH - 2);
  }

  /** A triangle of coloured cells, one for each pair of components. */
  static String correlations(List<String> ids, List<Correlation> pairs) {
    var cells = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      cells.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" font-size=\"9\" text-anchor=\"end\">%s</text>",
              LABEL - 4,
              i * CELL + CELL - 2,
              Html.escape(ids.get(i))));
    }
    for (Correlation pair : pairs) {
      int first = ids.indexOf(pair.first());
      int second = ids.indexOf(pair.second());
      if (first >= 0 && second >= 0 && pair.r() != null) {
        cells.append(cell(pair, Math.min(first, second), Math.max(first, second)));
      }
    }
    int size = ids.size() * CELL;
    return "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"correlations\">%s</svg>\n"
        .formatted(LABEL + size, size, cells);
  }

  private static String cell(Correlation pair, int column, int row) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s, %s: %.2f</title></rect>",
        LABEL + column * CELL,
        row * CELL,
        CELL - 1,
        CELL - 1,
        colour(pair.r()),
        Html.escape(pair.first()),
        Html.escape(pair.second()),
        pair.r());
  }

  /** Red below 0, blue above, white at 0. */
  private static String colour(double r) {
    int pale = (int) Math.round(255 * (1 - Math.min(1, Math.abs(r))));
    return r < 0 ? "rgb(200,%d,%d)".formatted(pale, pale) : "rgb(%d,%d,190)".formatted(pale, pale);
  }
}

package org.urbanobservatory.job.report;

import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Unit;

/** Numbers as a reader of a page wants them; the whole number is in the title of each. */
final class Figures {
  private static final double THOUSAND = 1000;
  private static final double HUNDRED = 100;
  private static final double MILLIONTH = 1e-6;

  /** Units that readers know by a sign; others are written as the catalogue names them. */
  private static final Map<String, String> SIGNS =
      Map.of("PT", "%", "1", "", "M2", "m²", "KM2", "km²", "M", "m", "KM", "km", "SCORE", "points");

  private Figures() {}

  /** Three digits at least, no more decimals than a reader needs; a dash for none. */
  static String of(Double number) {
    if (number == null) {
      return "–";
    }
    return "<span title=\"%s\">%s</span>".formatted(PlainNumber.of(number), rounded(number));
  }

  private static String rounded(double number) {
    double size = Math.abs(number);
    if (size >= THOUSAND) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    if (size >= HUNDRED) {
      return String.format(Locale.ROOT, "%.1f", number);
    }
    if (size >= 1 || number == 0) {
      return String.format(Locale.ROOT, "%.2f", number);
    }
    return size < MILLIONTH
        ? String.format(Locale.ROOT, "%.2e", number)
        : String.format(Locale.ROOT, "%.3g", number);
  }

  static String unit(String id) {
    String sign = SIGNS.get(id);
    String title = Catalogue.load().findUnit(id).map(Unit::title).orElse(id);
    return Html.escape(sign == null ? title : sign);
  }

  /** A snake_case word as text. */
  static String words(String id) {
    return id == null ? "" : Html.escape(id.replace('_', ' '));
  }
}

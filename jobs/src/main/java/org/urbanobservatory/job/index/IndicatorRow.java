package org.urbanobservatory.job.index;

import java.util.Optional;
import java.util.regex.Pattern;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.CountryCodes;

/**
 * One row as an indicator value, of all people or of a group of them. Also reads table {@code
 * indicator_values} of a release: rows of a component, a zone or another extent than the
 * indicator's are no values of the index.
 */
final class IndicatorRow {
  private static final String MISSING = "missing_in_table";
  private static final String NORMAL = "A";
  private static final String BREAK = "B";
  private static final Pattern SEX = Pattern.compile("_T|F|M");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,32}");
  private static final Pattern STATUS = Pattern.compile("[A-Z]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final double ROUNDING = 1e-9;
  private final Catalogue catalogue;

  IndicatorRow(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The value, or nothing when the row is not meant for an index.
   *
   * @throws IllegalArgumentException when the row is wrong; the message says how
   */
  Optional<IndicatorValue> value(RawRow row) {
    String id = required(row, "indicator_id");
    Optional<Indicator> indicator = catalogue.findIndicator(id);
    return isWhole(row) && isOnExtent(row, indicator)
        ? Optional.of(value(row, id, indicator))
        : Optional.empty();
  }

  private static boolean isWhole(RawRow row) {
    return row.text("component") == null
        && row.text("zone_layer") == null
        && row.text("zone_id") == null;
  }

  private static Breakdown breakdown(RawRow row) {
    return new Breakdown(
        code(row, "sex", SEX, "none of _T, F, M"),
        code(row, "age", CODE, "no SDMX code; write _T, or for example Y15T24"),
        code(row, "disability", CODE, "no SDMX code"),
        code(row, "income", CODE, "no SDMX code"),
        code(row, "urbanisation", CODE, "no SDMX code"));
  }

  private static String code(RawRow row, String column, Pattern codes, String misfit) {
    String text = row.text(column);
    if (text != null && !codes.matcher(text).matches()) {
      throw new IllegalArgumentException(column + " '" + text + "' is " + misfit);
    }
    return text;
  }

  private static String status(RawRow row) {
    String status = code(row, "obs_status", STATUS, "no SDMX observation status, for example A");
    return status == null ? NORMAL : status;
  }

  private static boolean isOnExtent(RawRow row, Optional<Indicator> indicator) {
    String extent = row.text("extent_id");
    return extent == null || indicator.isEmpty() || extent.equals(indicator.get().extent());
  }

  private IndicatorValue value(RawRow row, String id, Optional<Indicator> indicator) {
    String unit = unit(row, indicator);
    Double read = number(row, "value");
    Double value = read == null ? null : converted(read, unit, indicator);
    String status = status(row);
    return new IndicatorValue(
        place(row),
        orElse(row, "extent_id", "boundary"),
        id,
        null,
        null,
        whole(row, "year"),
        breakdown(row),
        value,
        unit.equals(Score.UNIT) ? Score.UNIT : indicator.map(Indicator::unit).orElse(unit),
        number(row, "numerator"),
        number(row, "denominator"),
        number(row, "population"),
        null,
        row.text("data_year") == null ? null : (Integer) whole(row, "data_year"),
        "true".equals(row.text("is_proxy")),
        status,
        null,
        "reported",
        row.text("source"),
        value == null ? orElse(row, "reason", MISSING) : null,
        BREAK.equals(status) || "true".equals(row.text("is_break")));
  }

  private static Place place(RawRow row) {
    String country = required(row, "country_code");
    if (!CountryCodes.isCountryCode(country)) {
      throw new IllegalArgumentException(
          "country_code '" + country + "' is no ISO 3166-1 alpha-3 code");
    }
    return new Place(country, required(row, "city_id"));
  }

  /** An empty unit is that of the indicator. */
  private String unit(RawRow row, Optional<Indicator> indicator) {
    String unit = row.text("unit");
    if (unit != null) {
      return catalogue.unit(unit).id();
    }
    return indicator
        .map(Indicator::unit)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column unit is empty, and the indicator is not in the catalogue"));
  }

  private double converted(double value, String unit, Optional<Indicator> indicator) {
    if (unit.equals(Score.UNIT)) {
      return score(value);
    }
    if (indicator.isEmpty()) {
      return value;
    }
    Unit to = catalogue.unit(indicator.get().unit());
    return inRange(catalogue.unit(unit).convert(value, to), indicator.get());
  }

  /** A computed value may miss the end of its range by rounding. */
  private double inRange(double value, Indicator indicator) {
    Variable range = catalogue.findVariable(indicator.id()).orElseThrow();
    double slack = ROUNDING * StrictMath.max(1, StrictMath.abs(value));
    if (range.minimum() != null && value < range.minimum() - slack) {
      throw outOfRange(value, "below the minimum " + range.minimum(), indicator);
    }
    if (range.maximum() != null && value > range.maximum() + slack) {
      throw outOfRange(value, "above the maximum " + range.maximum(), indicator);
    }
    return value;
  }

  private static IllegalArgumentException outOfRange(
      double value, String where, Indicator indicator) {
    return new IllegalArgumentException(
        "value %s of %s is %s %s; check the number and its unit"
            .formatted(value, indicator.id(), where, indicator.unit()));
  }

  private static double score(double value) {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException("score " + value + " is not in 0 to 100");
    }
    return value;
  }

  private static Double number(RawRow row, String column) {
    String text = row.text(column);
    if (text == null) {
      return null;
    }
    // No comma: 1,234 is a thousand in one office and one and a quarter in another.
    if (NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      return Double.parseDouble(text);
    }
    throw new IllegalArgumentException(
        column
            + " '"
            + text
            + "' is not a finite number; write it with a decimal point, without separators of thousands");
  }

  private static int whole(RawRow row, String column) {
    String text = required(row, column);
    if (!text.matches("[0-9]{4}")) {
      throw new IllegalArgumentException(column + " '" + text + "' is not a year of four digits");
    }
    return Integer.parseInt(text);
  }

  private static String orElse(RawRow row, String column, String other) {
    return row.text(column) == null ? other : row.text(column);
  }

  private static String required(RawRow row, String column) {
    String text = row.text(column);
    if (text == null) {
      throw new IllegalArgumentException("column " + column + " is empty");
    }
    return text;
  }
}

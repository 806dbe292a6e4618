package org.urbanobservatory.source.tabular;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.source.Fault;

/**
 * Text to number by one strict grammar, the same in every locale: digits, thousands in groups of
 * three (or the Indian 12,34,567) by one kind of separator (comma or point, space, thin space,
 * no-break space, apostrophe), decimals, a sign before. No unit, no percent sign, no footnote mark,
 * no {@code NaN} or {@code inf}. A negative power of ten as programs write it ({@code 2.5e-05}) is
 * read; a positive one ({@code 1.2E+05}) is refused, because a spreadsheet that writes it has
 * dropped digits.
 */
public final class NumberText {
  private static final int MAX_LENGTH = 60;
  private static final String GROUPED = "[1-9]\\d{0,2}(?:([, '])\\d{3}(?:\\1\\d{3})*)";
  private static final String INDIAN = "[1-9]\\d?(?:,\\d{2})+,\\d{3}";
  private static final String SMALL = "\\d(?:\\.\\d+)?[eE]-\\d{1,3}";
  private static final String DECIMALS = "(?:\\.\\d+)?";
  private static final Pattern POINT =
      Pattern.compile(
          "[+-]?(?:(?:\\d+|%s|%s)%s|\\.\\d+|%s)".formatted(GROUPED, INDIAN, DECIMALS, SMALL));
  private static final Pattern COMMA_MIRRORED =
      Pattern.compile("[+-]?(?:(?:\\d+|%s)%s|\\.\\d+|%s)".formatted(GROUPED, DECIMALS, SMALL));
  private static final Pattern LARGE_POWER =
      Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?[eE]\\+?\\d{1,3}");
  private static final Pattern BEGINS_AS_NUMBER = Pattern.compile("[+-]?\\d[\\d.,' ]*\\D.*");

  private NumberText() {}

  /** What a text can be: read with a decimal point, with a decimal comma, alike, or not at all. */
  enum Reading {
    SAME,
    POINT_ONLY,
    COMMA_ONLY,
    EITHER,
    NONE
  }

  static Reading reading(String text) {
    OptionalDouble point = read(text, DecimalStyle.POINT);
    OptionalDouble comma = read(text, DecimalStyle.COMMA);
    if (point.isPresent() && comma.isPresent()) {
      return point.equals(comma) ? Reading.SAME : Reading.EITHER;
    }
    if (point.isPresent()) {
      return Reading.POINT_ONLY;
    }
    return comma.isPresent() ? Reading.COMMA_ONLY : Reading.NONE;
  }

  /** The number that the whole text is in this style, or nothing. */
  public static OptionalDouble read(String text, DecimalStyle style) {
    if (text.length() > MAX_LENGTH) {
      return OptionalDouble.empty();
    }
    boolean isComma = style == DecimalStyle.COMMA;
    String canonical = isComma ? mirror(canonical(text)) : canonical(text);
    Pattern grammar = isComma ? COMMA_MIRRORED : POINT;
    return grammar.matcher(canonical).matches() ? parse(canonical) : OptionalDouble.empty();
  }

  /**
   * The number, or a fault that says what is in the way.
   *
   * @param style of the file, null when the file does not tell: then only a text with one possible
   *     reading is a number
   */
  static double number(String column, String text, DecimalStyle style) throws Fault {
    OptionalDouble number = style == null ? unambiguous(column, text) : read(text, style);
    if (number.isPresent()) {
      return number.getAsDouble();
    }
    throw Fault.invalid("text_in_number", column, "'" + text + "' " + whyNot(text, style))
        .about(null, text);
  }

  private static OptionalDouble unambiguous(String column, String text) throws Fault {
    Reading reading = reading(text);
    if (reading == Reading.EITHER) {
      throw Fault.invalid(
              "ambiguous_number",
              column,
              "'%s' is %s or %s, and nothing else in the file tells which; declare `decimal: point` or `decimal: comma`"
                  .formatted(
                      text,
                      plain(read(text, DecimalStyle.POINT)),
                      plain(read(text, DecimalStyle.COMMA))))
          .about(null, text);
    }
    return read(text, reading == Reading.COMMA_ONLY ? DecimalStyle.COMMA : DecimalStyle.POINT);
  }

  private static String plain(OptionalDouble number) {
    return PlainNumber.of(number.orElseThrow());
  }

  private static String whyNot(String text, DecimalStyle style) {
    if (LARGE_POWER.matcher(text).matches()) {
      return "is written as a power of ten, which may have lost digits; write the number in full";
    }
    if (text.endsWith("%")) {
      return "has a percent sign; write the number alone and PT into column unit";
    }
    if (style != null && reading(text) != Reading.NONE) {
      return "is not a number with a decimal "
          + style.name().toLowerCase(java.util.Locale.ROOT)
          + " as in the rest of the file; correct it or declare `decimal:`";
    }
    if (BEGINS_AS_NUMBER.matcher(text).matches()) {
      return "is not a number alone; move the mark or unit into another column";
    }
    return "is not a number; write a number, or leave the cell empty when it is missing";
  }

  /** One group separator for every kind of space and apostrophe, one minus for both. */
  private static String canonical(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          switch (c) {
            case '\u00A0', '\u202F', '\u2009', '\u2007' -> ' ';
            case '\u2019' -> '\'';
            case '\u2212' -> '-';
            default -> c;
          });
    }
    return out.toString();
  }

  private static String mirror(String text) {
    return text.replace(',', '\u0000').replace('.', ',').replace('\u0000', '.');
  }

  private static OptionalDouble parse(String canonical) {
    StringBuilder digits = new StringBuilder(canonical.length());
    canonical
        .chars()
        .filter(c -> c != ',' && c != ' ' && c != '\'')
        .forEach(digits::appendCodePoint);
    double number = Double.parseDouble(digits.toString());
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}

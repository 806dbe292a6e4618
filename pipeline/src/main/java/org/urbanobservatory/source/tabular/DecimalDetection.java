package org.urbanobservatory.source.tabular;

/**
 * Which decimal sign a file uses, from all its numbers. A number with one possible reading ({@code
 * 3,5}, {@code 1.234,5}, {@code 0.250}) is evidence, and one that can be read both ways ({@code
 * 1,234}) follows the evidence. Without evidence, a file separated by commas that holds points
 * alone ({@code 1.234}) has a decimal point, as programs write it; any other such file stays
 * undecided, and so does one with evidence for both: then a number with two readings is refused.
 */
final class DecimalDetection {
  private long points;
  private long commas;
  private long eitherWithComma;
  private long eitherWithPoint;
  private String firstPoint;
  private String firstComma;

  void see(String text, long line) {
    switch (NumberText.reading(text)) {
      case POINT_ONLY -> {
        points++;
        firstPoint = firstPoint == null ? quoted(text, line) : firstPoint;
      }
      case COMMA_ONLY -> {
        commas++;
        firstComma = firstComma == null ? quoted(text, line) : firstComma;
      }
      case EITHER -> countEither(text);
      default -> {}
    }
  }

  /** The style, null when undecided. */
  DecimalStyle style(char delimiter) {
    if (isMixed()) {
      return null;
    }
    if (points > 0 || commas > 0) {
      return points > 0 ? DecimalStyle.POINT : DecimalStyle.COMMA;
    }
    boolean onlyPoints = eitherWithPoint > 0 && eitherWithComma == 0;
    return onlyPoints && delimiter == ',' ? DecimalStyle.POINT : null;
  }

  boolean isMixed() {
    return points > 0 && commas > 0;
  }

  /** What speaks for each sign, for a message. */
  String evidence() {
    return firstPoint + " has a decimal point, " + firstComma + " a decimal comma";
  }

  private void countEither(String text) {
    if (text.indexOf(',') >= 0) {
      eitherWithComma++;
    } else {
      eitherWithPoint++;
    }
  }

  private static String quoted(String text, long line) {
    return "'" + text + "' in line " + line;
  }
}

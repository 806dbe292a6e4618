package org.urbanobservatory.source.tabular;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Fault;

/** The closed code lists of statistics: those of the SDG data structure definition (SDMX). */
final class Codes {
  private static final Pattern AGE =
      Pattern.compile("_T|[YM]\\d{1,3}|[YM]_(?:GE|GT|LE|LT)\\d{1,3}|[YM](\\d{1,3})T(\\d{1,3})");

  static final CodeList SEX = list("sex", "_T", "F", "M");
  static final CodeList DISABILITY = list("disability", "_T", "PD", "PWD");
  static final CodeList INCOME =
      list("income", "_T", "Q1", "Q2", "Q3", "Q4", "Q5", "B40", "R60", "B50", "R50");
  static final CodeList URBANISATION = list("urbanisation", "_T", "U", "R", "CITY", "TSUB");
  static final CodeList OBS_STATUS =
      list(
          "obs_status",
          "A",
          "B",
          "D",
          "E",
          "F",
          "G",
          "I",
          "K",
          "L",
          "M",
          "N",
          "O",
          "P",
          "Q",
          "U",
          "V",
          "W");

  /**
   * A closed list.
   *
   * @param column that holds its codes
   * @param codes the first stands for an empty cell
   */
  record CodeList(String column, List<String> codes) {
    /** The code, or the list's first code for null. */
    String code(String text) throws Fault {
      if (text == null) {
        return codes.get(0);
      }
      if (!codes.contains(text)) {
        throw Fault.invalid(
                "unknown_code",
                column,
                "'%s' is none of %s%s"
                    .formatted(text, String.join(", ", codes), NearestName.hint(text, codes)))
            .about(null, text);
      }
      return text;
    }
  }

  private Codes() {}

  private static CodeList list(String column, String... codes) {
    return new CodeList(column, List.of(codes));
  }

  /** An age code: {@code _T}, {@code Y15T24}, {@code Y_GE65}, {@code Y0}, {@code M0T11}. */
  static String age(String text) throws Fault {
    if (text == null) {
      return "_T";
    }
    Matcher age = AGE.matcher(text);
    if (!age.matches() || isReversed(age)) {
      throw Fault.invalid(
              "unknown_code",
              "age",
              "'" + text + "' is no SDMX age code; write _T, or for example Y15T24 or Y_GE65")
          .about(null, text);
    }
    return text;
  }

  private static boolean isReversed(Matcher age) {
    return age.group(1) != null && Integer.parseInt(age.group(1)) >= Integer.parseInt(age.group(2));
  }
}

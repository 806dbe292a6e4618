package org.urbanobservatory.job.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A country whose cities are observed.
 *
 * @param code ISO 3166-1 alpha-3 or user-assigned
 * @param name the country in words
 */
public record CountrySettings(String code, String name) {
  private static final Set<String> ISO =
      Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
  private static final Pattern USER_ASSIGNED =
      Pattern.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]");

  public CountrySettings {
    if (!isCode(code)) {
      throw new IllegalArgumentException("Invalid country code: '" + code + "'");
    }
  }

  /** Whether the code is ISO 3166-1 alpha-3 or lies in the user-assigned ranges. */
  public static boolean isCode(String code) {
    return code != null && (ISO.contains(code) || USER_ASSIGNED.matcher(code).matches());
  }

  static Set<String> isoCodes() {
    return ISO;
  }
}

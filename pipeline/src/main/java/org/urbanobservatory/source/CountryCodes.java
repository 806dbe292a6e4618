package org.urbanobservatory.source;

import java.util.Collections;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Country codes: ISO 3166-1 alpha-3, and its codes left to the user (for fictional countries). */
public final class CountryCodes {
  private static final Set<String> ISO =
      Collections.unmodifiableSet(
          new TreeSet<>(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3)));

  /** ISO 3166-1 clause 8.1.3: AAA to AAZ, QMA to QZZ, XAA to XZZ, ZZA to ZZZ. */
  private static final Pattern USER_ASSIGNED =
      Pattern.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]");

  private CountryCodes() {}

  public static boolean isCountryCode(String code) {
    return code != null && (ISO.contains(code) || isUserAssigned(code));
  }

  public static boolean isUserAssigned(String code) {
    return USER_ASSIGNED.matcher(code).matches();
  }

  /** Every ISO code, sorted. */
  public static Set<String> iso() {
    return ISO;
  }
}

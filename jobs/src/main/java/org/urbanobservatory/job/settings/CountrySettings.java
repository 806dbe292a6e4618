package org.urbanobservatory.job.settings;

import org.urbanobservatory.source.CountryCodes;

/**
 * A country whose cities are observed.
 *
 * @param code ISO 3166-1 alpha-3 or user-assigned
 * @param name the country in words
 * @param region group of countries whose cities are peers, null for none
 * @param income income group of the country, null for none
 */
public record CountrySettings(String code, String name, String region, String income) {
  public CountrySettings {
    if (!CountryCodes.isCountryCode(code)) {
      throw new IllegalArgumentException("Invalid country code: '" + code + "'");
    }
  }
}

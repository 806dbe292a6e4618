package org.urbanobservatory.job.settings;

/**
 * Where releases are published.
 *
 * @param path as the configuration writes it
 * @param location the absolute local path or URI it resolves to
 * @param layout how city tables are laid out
 */
public record OutputSettings(String path, String location, Layout layout) {
  /** A folder per city, or one sorted file per country. */
  public enum Layout {
    BY_CITY,
    BY_COUNTRY
  }
}

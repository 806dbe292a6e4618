package org.urbanobservatory.job.run;

import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;

/** Which file of an input is whose, by the configuration. */
final class InputFiles {
  /** Id of the input that holds the boundaries. */
  static final String CITIES = "cities";

  private static final String CITY_ID = "{city_id}";

  private final ObservatorySettings settings;

  InputFiles(ObservatorySettings settings) {
    this.settings = settings;
  }

  /** Whether the configuration has the input. */
  boolean knows(String input) {
    return input.equals(CITIES) || settings.findInput(input).isPresent();
  }

  /** Whether a file of a known input serves a city. */
  boolean serves(String input, String path, Place city) {
    boolean isForCity =
        settings.findInput(input).map(i -> i.common().covers(city.cityId())).orElse(true);
    return isForCity && path.equals(path(input, city));
  }

  /** The path of the file that serves a place; null for a file per city where it is no city. */
  String path(String input, Place place) {
    if (input.equals(CITIES)) {
      return settings.cities().path();
    }
    InputSettings.Common common = settings.findInput(input).map(InputSettings::common).orElse(null);
    if (common == null || !common.isPerCity()) {
      return common == null ? null : common.path();
    }
    return place == null || place.isNational()
        ? null
        : common.path().replace(CITY_ID, place.cityId());
  }

  /** The bytes behind a path: the input's location, with the path's city in it where it has one. */
  ByteSource bytes(String input, String path) {
    if (input.equals(CITIES)) {
      return settings.cities().bytes();
    }
    InputSettings.Common common = settings.findInput(input).map(InputSettings::common).orElse(null);
    if (common == null || !common.isPerCity()) {
      return common == null ? null : common.bytes();
    }
    int start = common.path().indexOf(CITY_ID);
    int after = common.path().length() - start - CITY_ID.length();
    return common.bytes(path.substring(start, path.length() - after));
  }
}

package org.urbanobservatory.job.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.city.CityReader;

/** The cities of a configuration, and whether the command line asks for some of them. */
public final class ConfiguredCities {
  private final CityRead read;
  private final Selection selection;
  private final String file;
  private final List<Issue> issues = new ArrayList<>();

  private ConfiguredCities(CityRead read, Selection selection, String file) {
    this.read = read;
    this.selection = selection;
    this.file = file;
  }

  /** Reads the file of cities. */
  public static CityRead read(ObservatorySettings settings) {
    return CityReader.read(
        settings.cities().bytes(),
        settings.cities().path(),
        settings.countries().stream().map(CountrySettings::code).collect(Collectors.toSet()));
  }

  /** What is wrong with a selection: each stops a run. */
  static List<Issue> wrongSelection(
      CityRead read, Selection selection, ObservatorySettings settings) {
    var cities = new ConfiguredCities(read, selection, settings.cities().path());
    cities.checkIds();
    cities.checkCountry();
    if (cities.issues.isEmpty()) {
      cities.checkUsable();
    }
    return cities.issues;
  }

  /** A wrong id on the command line would carry every city over in silence. */
  private void checkIds() {
    for (String id : selection.cities()) {
      if (!read.ids().contains(id)) {
        String message = "Invalid --city: '%s' is not in %s%s";
        refuse("unknown_city", message.formatted(id, file, NearestName.hint(id, read.ids())));
      }
    }
  }

  private void checkCountry() {
    for (Place city : places()) {
      if (selection.contradicts(city)) {
        refuse(
            "unknown_city",
            "Invalid --city: '%s' is in %s, but --country selects %s; leave one of them out"
                .formatted(city.cityId(), city.countryCode(), selection.country()));
      }
    }
  }

  private Set<Place> places() {
    var places = new TreeSet<>(read.failedPlaces());
    read.cities().forEach(city -> places.add(city.place()));
    return places;
  }

  /** What is wrong with the features of the cities that are asked for is told besides. */
  private void checkUsable() {
    if (read.cities().stream().noneMatch(city -> selection.selects(city.place()))) {
      String asked =
          selection.cities().isEmpty()
              ? "--country: no city of " + selection.country()
              : "--city: none of " + String.join(", ", selection.cities());
      refuse(
          "no_city",
          "Invalid %s can be computed from %s; correct the features of the file, or select others"
              .formatted(asked, file));
    }
  }

  private void refuse(String code, String message) {
    issues.add(Issue.error(code, null, null, message));
  }
}

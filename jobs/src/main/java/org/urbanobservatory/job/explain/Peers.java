package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.index.explain.PeerComparisons.PeerFacts;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.CountryCodes;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.DelimitedFile;
import org.urbanobservatory.source.tabular.DelimitedReader;
import org.urbanobservatory.source.tabular.DelimitedRow;
import org.urbanobservatory.source.tabular.DelimitedSettings;

/** By what cities are peers of each other: their size, and the groups they are put into. */
final class Peers {
  private static final String INPUT = "peers";
  private static final String BOUNDARY = "boundary";

  private final Map<Place, PeerFacts> facts = new TreeMap<>();

  /** The people of a city: those of its boundary in the latest year that names any. */
  void addPeople(Place city, List<IndicatorValue> values) {
    values.stream()
        .filter(v -> v.population() != null && v.component() == null && v.breakdown().isTotal())
        .max(
            Comparator.comparing((IndicatorValue v) -> v.extentId().equals(BOUNDARY))
                .thenComparingInt(IndicatorValue::year)
                .thenComparingDouble(IndicatorValue::population))
        .ifPresent(v -> add(city, new PeerFacts(v.population(), null, null)));
  }

  /** What is known of a city; a null leaves what is known already. */
  void add(Place city, PeerFacts known) {
    facts.merge(city, known, Peers::joined);
  }

  /**
   * The groups of a file with the columns {@code country_code}, {@code city_id}, {@code region} and
   * {@code income}; without a city a row is of all cities of the country that have no row.
   *
   * @param cities the cities that have scores
   * @throws ConfigException when it cannot be read, or names a country or city that is none
   */
  void addFile(Path file, Iterable<Place> cities) {
    Map<Place, PeerFacts> groups = read(file);
    for (Place city : cities) {
      PeerFacts ofCountry = groups.get(Place.national(city.countryCode()));
      if (ofCountry != null) {
        add(city, ofCountry);
      }
      if (groups.containsKey(city)) {
        add(city, groups.get(city));
      }
    }
  }

  Map<Place, PeerFacts> facts() {
    return facts;
  }

  private static PeerFacts joined(PeerFacts known, PeerFacts later) {
    return new PeerFacts(
        later.population() == null ? known.population() : later.population(),
        later.region() == null ? known.region() : later.region(),
        later.income() == null ? known.income() : later.income());
  }

  private static Map<Place, PeerFacts> read(Path file) {
    var groups = new TreeMap<Place, PeerFacts>();
    try {
      DelimitedFile table =
          DelimitedReader.open(ByteSource.of(file), DelimitedSettings.detected(INPUT));
      table.header().require("country_code");
      table.forEach(new Visitor(file, groups));
    } catch (Fault fault) {
      throw new ConfigException(fault.refused(INPUT, file.toString()).message());
    } catch (IOException e) {
      throw new ConfigException("Cannot read peers " + file + ": " + e.getMessage());
    }
    return groups;
  }

  /** Takes rows; a wrong one is a wrong argument. */
  private record Visitor(Path file, Map<Place, PeerFacts> groups)
      implements DelimitedFile.RowVisitor {
    @Override
    public void row(DelimitedRow row) {
      String country = row.text("country_code");
      String city = row.text("city_id");
      if (country == null
          || !CountryCodes.isCountryCode(country)
          || (city != null && !Place.isCityId(city))) {
        throw new ConfigException(
            "Invalid row in %s line %d: '%s' with city '%s' is no place"
                .formatted(file, row.line(), country, city == null ? "" : city));
      }
      var facts = new PeerFacts(null, row.text("region"), row.text("income"));
      if (groups.put(new Place(country, city), facts) != null) {
        throw new ConfigException(
            "Invalid row in %s line %d: %s stands twice; keep one"
                .formatted(file, row.line(), new Place(country, city)));
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      throw new ConfigException(fault.refused(INPUT, file + " line " + line).message());
    }
  }
}

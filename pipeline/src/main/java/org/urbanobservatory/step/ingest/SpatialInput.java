package org.urbanobservatory.step.ingest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;

/**
 * One spatial input of a run, resolved: where its bytes are, and for which cities and year it
 * stands.
 *
 * @param id of the input in the configuration
 * @param kind what it holds
 * @param path as the configuration writes it
 * @param uri local path or URI, may hold {@code {city_id}}
 * @param year reference year, or {@link #UNDATED}
 * @param source label of the source
 * @param licence licence of the source, null if not said
 * @param cities ids of the cities it serves, empty for all
 * @param required whether a city fails when it cannot be used
 * @param options settings of the reader: {@code quantity}, {@code column}, {@code crs}, ...; of an
 *     input that was refused before it was read also the code of the issue that says why
 */
public record SpatialInput(
    String id,
    Kind kind,
    String path,
    String uri,
    int year,
    String source,
    String licence,
    List<String> cities,
    boolean required,
    Map<String, String> options)
    implements Serializable {
  /** The year of an input that lasts, as zones do. */
  public static final int UNDATED = 0;

  /** Names of options that every kind of input has. */
  public static final String CONFIDENTIAL = "confidential";

  public static final String MIN_CELL_COUNT = "min_cell_count";

  private static final String CITY_PLACEHOLDER = "{city_id}";

  /** Issue: a raster has no cell in a city that it serves. */
  public static final String RASTER_MISSES_CITY = "raster_misses_city";

  private static final String REFUSED_AS = "refused_as";

  /** What a spatial input holds. */
  public enum Kind {
    STREETS,
    POPULATION,
    BUILT_UP,
    URBAN_POLYGONS,
    LAND,
    OPEN_SPACES,
    TRANSIT,
    FACILITIES,
    LAND_USE,
    GREEN,
    HAZARDS,
    AIR,
    ZONES;

    /** Whether its year is a year to measure; land and zones only help to measure others. */
    public boolean isMeasured() {
      return this != ZONES && this != LAND;
    }
  }

  public SpatialInput {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(uri, "uri");
    cities = List.copyOf(cities);
    options = Map.copyOf(options);
  }

  public boolean serves(String cityId) {
    return cities.isEmpty() || cities.contains(cityId);
  }

  /**
   * The input as one that was refused before anything was read.
   *
   * @param code of the issue that says why
   */
  public SpatialInput refusedAs(String code) {
    var told = new TreeMap<>(options);
    told.put(REFUSED_AS, code);
    return new SpatialInput(id, kind, path, uri, year, source, licence, cities, required, told);
  }

  /** Whether it was refused because it has nothing where the city is. */
  public boolean missesCity() {
    return RASTER_MISSES_CITY.equals(options.get(REFUSED_AS));
  }

  /** Whether one file serves several cities, so that it is read once and shared. */
  public boolean isShared() {
    return !uri.contains(CITY_PLACEHOLDER);
  }

  /** Whether it is an extract of OpenStreetMap. */
  public boolean isOsm() {
    return uri.toLowerCase(Locale.ROOT).endsWith(".pbf");
  }

  public ByteSource bytesFor(String cityId) {
    return new ByteSource(uri.replace(CITY_PLACEHOLDER, cityId));
  }

  /** What was read of the input for one city; the checksum is taken once per file, later. */
  public InputSummary summary(String cityId, long read, long rejected) {
    return new InputSummary(
        id,
        kind.name().toLowerCase(Locale.ROOT),
        path.replace(CITY_PLACEHOLDER, cityId),
        null,
        read,
        read - rejected,
        rejected,
        year == UNDATED ? null : String.valueOf(year),
        source,
        licence);
  }

  /** An input that cannot be used for a city: an error where the city needs it. */
  public Issue unreadable(Place place, Exception fault) {
    String why = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    String message =
        "Cannot read input %s for %s: %s; copy the file again or correct it"
            .formatted(id, place, why.replace(bytesFor(place.cityId()).uri(), pathFor(place)));
    return refused(place, "unreadable_file", message);
  }

  /** The path of a city's file as the configuration writes it. */
  public String pathFor(Place place) {
    return path.replace(CITY_PLACEHOLDER, place.cityId());
  }

  /** The input is of no use for a city; an error where the city requires it. */
  public Issue refused(Place place, String code, String message) {
    return new Issue(
        required ? Issue.Severity.ERROR : Issue.Severity.WARNING,
        code,
        id,
        pathFor(place),
        place,
        null,
        null,
        message,
        Issue.Action.REJECTED);
  }

  /** Whether what it holds is used and never published again. */
  public boolean isConfidential() {
    return Boolean.parseBoolean(options.get(CONFIDENTIAL));
  }

  /** The fewest people of a display cell that are published, 0 for all. */
  public int minCellCount() {
    return Integer.parseInt(options.getOrDefault(MIN_CELL_COUNT, "0"));
  }

  public String option(String name) {
    return options.get(name);
  }

  /** The parts of an option that lists several, in its order; empty if it is not said. */
  public List<String> list(String option) {
    return parts(options.get(option));
  }

  /** The parts of a text that commas separate, without blanks around them; none of null. */
  public static List<String> parts(String joined) {
    return joined == null
        ? List.of()
        : Arrays.stream(joined.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }
}

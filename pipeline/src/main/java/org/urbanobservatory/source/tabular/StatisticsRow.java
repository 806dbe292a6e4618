package org.urbanobservatory.source.tabular;

import java.util.regex.Pattern;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.source.CountryCodes;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.Codes.CodeList;

/** One row of a delimited file to one observation, or the first fault found in it. */
final class StatisticsRow {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final StatisticsInput input;
  private final Vocabulary vocabulary;
  private final StatisticsColumns columns;
  private final DecimalStyle decimal;
  private final DelimitedRow row;

  StatisticsRow(
      StatisticsInput input,
      Vocabulary vocabulary,
      StatisticsColumns columns,
      DecimalStyle decimal,
      DelimitedRow row) {
    this.input = input;
    this.vocabulary = vocabulary;
    this.columns = columns;
    this.decimal = decimal;
    this.row = row;
  }

  Observation observation() throws Fault {
    Place place = place();
    String variable = variable();
    try {
      return observation(place, variable);
    } catch (Fault fault) {
      throw fault.variable() == null ? fault.about(variable, fault.value()) : fault;
    }
  }

  private Observation observation(Place place, String variable) throws Fault {
    int year = year();
    Unit unit = vocabulary.unitOf(variable);
    String status = Codes.OBS_STATUS.code(text("obs_status"));
    var number = new StatisticsValue(row, columns, vocabulary, decimal);
    double value = number.value(variable, unit, status);
    String layer = text("zone_layer");
    String source = text("source");
    return new Observation(
        place,
        extent(variable),
        variable,
        year,
        breakdown(),
        layer,
        zone(layer),
        value,
        unit.id(),
        number.stdError(unit),
        status,
        source == null ? input.source() : source,
        input.id(),
        row.line());
  }

  private String text(String role) {
    return columns.text(row, role);
  }

  private Place place() throws Fault {
    String country = country();
    String cityId = text("city_id");
    Place place = new Place(country, cityId);
    if (cityId != null && !vocabulary.cities().contains(place)) {
      throw Fault.invalid("unknown_city", "city_id", unknownCity(place)).about(null, cityId);
    }
    return place;
  }

  private String country() throws Fault {
    String code = text("country_code");
    if (code == null) {
      throw Fault.invalid("empty_cell", "country_code", "the cell is empty; fill it in");
    }
    if (!CountryCodes.isCountryCode(code)) {
      throw Fault.invalid(
              "unknown_country",
              "country_code",
              "'%s' is no ISO 3166-1 alpha-3 code%s"
                  .formatted(code, NearestName.hint(code, vocabulary.countries())))
          .about(null, code);
    }
    if (!vocabulary.countries().contains(code)) {
      throw Fault.invalid(
              "country_not_configured",
              "country_code",
              "'" + code + "' is not in `countries` of the configuration; add it if it should be")
          .about(null, code)
          .asInfo();
    }
    return code;
  }

  private String unknownCity(Place place) {
    String elsewhere =
        vocabulary.cities().stream()
            .filter(c -> c.cityId().equals(place.cityId()))
            .map(c -> "; it is a city of " + c.countryCode())
            .findFirst()
            .orElse(
                NearestName.hint(
                    place.cityId(), vocabulary.cities().stream().map(Place::cityId).toList()));
    return "'%s' is no city of %s%s".formatted(place.cityId(), place.countryCode(), elsewhere);
  }

  private String variable() throws Fault {
    String name = text("variable");
    if (name == null) {
      throw Fault.invalid("empty_cell", "variable", "the cell is empty; fill it in");
    }
    if (vocabulary.unitOf(name) == null) {
      throw Fault.invalid(
              "unknown_variable",
              "variable",
              "'%s' is no variable or indicator of the catalogue%s"
                  .formatted(name, NearestName.hint(name, vocabulary.names())))
          .about(null, name);
    }
    return name;
  }

  private int year() throws Fault {
    String text = text("year");
    boolean isYear = text != null && YEAR.matcher(text).matches();
    int year = isYear ? Integer.parseInt(text) : 0;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw Fault.invalid(
              "invalid_year",
              "year",
              "'%s' is no year from %d to %d; write four digits"
                  .formatted(text == null ? "" : text, FIRST_YEAR, LAST_YEAR))
          .about(null, text);
    }
    return year;
  }

  private Breakdown breakdown() throws Fault {
    return new Breakdown(
        code(Codes.SEX),
        Codes.age(text("age")),
        code(Codes.DISABILITY),
        code(Codes.INCOME),
        code(Codes.URBANISATION));
  }

  private String code(CodeList list) throws Fault {
    return list.code(text(list.column()));
  }

  private String extent(String variable) throws Fault {
    String extent = text("extent_id");
    if (extent == null) {
      return input.extent() == null ? vocabulary.extentOf(variable) : input.extent();
    }
    if (!vocabulary.extents().isEmpty() && !vocabulary.extents().contains(extent)) {
      throw Fault.invalid(
              "unknown_extent",
              "extent_id",
              "'%s' is none of the configured extents %s%s"
                  .formatted(
                      extent,
                      String.join(", ", vocabulary.extents()),
                      NearestName.hint(extent, vocabulary.extents())))
          .about(null, extent);
    }
    return extent;
  }

  private String zone(String layer) throws Fault {
    String zone = text("zone_id");
    if ((layer == null) != (zone == null)) {
      throw Fault.invalid(
              "incomplete_zone",
              "zone",
              "zone_layer '%s' and zone_id '%s' go together; fill in both or none"
                  .formatted(layer == null ? "" : layer, zone == null ? "" : zone))
          .about(null, zone == null ? layer : zone);
    }
    return zone;
  }
}

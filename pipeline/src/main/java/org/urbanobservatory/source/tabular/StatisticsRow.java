package org.urbanobservatory.source.tabular;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.CountryCodes;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.Codes.CodeList;

/** One row of a delimited file to one observation, or the first fault found in it. */
final class StatisticsRow {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  /** Observation statuses that say that there is no value. */
  private static final Set<String> NO_VALUE = Set.of("L", "M", "O", "Q");

  private static final Set<String> MISSING_MARKS =
      Set.of("-", "–", "—", ".", "..", "...", "…", ":", "n/a", "na", "n.a.", "nan", "null", "none");

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
    double value = value(variable, unit, status);
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
        stdError(unit),
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

  private double value(String variable, Unit unit, String status) throws Fault {
    String text = text("value");
    if (text == null) {
      throw Fault.invalid("empty_value", "value", "the cell is empty: the value is missing")
          .asInfo();
    }
    refuseMissingMark(text);
    if (NO_VALUE.contains(status)) {
      throw Fault.invalid(
              "value_of_missing",
              "value",
              "'" + text + "' has obs_status " + status + ", which says that there is no value")
          .about(null, text);
    }
    double value = givenUnit(unit).convert(NumberText.number("value", text, decimal), unit);
    checkRange(vocabulary.variables().get(variable), value, text);
    return value;
  }

  private static void refuseMissingMark(String text) throws Fault {
    if (MISSING_MARKS.contains(text.toLowerCase(Locale.ROOT))) {
      throw Fault.invalid(
              "missing_mark",
              "value",
              "'"
                  + text
                  + "' stands for no number; leave the cell empty if the value is missing,"
                  + " or write 0 if it is zero")
          .about(null, text);
    }
  }

  private Unit givenUnit(Unit unit) throws Fault {
    String id = text("unit");
    Unit given = id == null ? unit : vocabulary.units().get(id);
    if (given == null) {
      throw Fault.invalid(
              "unknown_unit",
              "unit",
              "'%s' is no unit of the catalogue%s; the variable is kept in %s"
                  .formatted(id, NearestName.hint(id, vocabulary.units().keySet()), unit.id()))
          .about(null, id);
    }
    if (!given.isConvertibleTo(unit)) {
      throw Fault.invalid(
              "inconvertible_unit",
              "unit",
              "'%s' (%s) cannot become %s (%s)"
                  .formatted(id, given.quantity(), unit.id(), unit.quantity()))
          .about(null, id);
    }
    return given;
  }

  private static void checkRange(Variable variable, double value, String text) throws Fault {
    if (variable == null) {
      return;
    }
    if (variable.minimum() != null && value < variable.minimum()) {
      throw outOfRange(
          variable, text, value, "below the minimum " + PlainNumber.of(variable.minimum()));
    }
    if (variable.maximum() != null && value > variable.maximum()) {
      throw outOfRange(
          variable, text, value, "above the maximum " + PlainNumber.of(variable.maximum()));
    }
  }

  private static Fault outOfRange(Variable variable, String text, double value, String how) {
    return Fault.invalid(
            "out_of_range",
            "value of " + variable.id(),
            "'%s' is %s %s, %s; correct the value or its unit"
                .formatted(text, PlainNumber.of(value), variable.unit(), how))
        .about(variable.id(), text);
  }

  private Double stdError(Unit unit) throws Fault {
    String text = text("std_error");
    if (text == null) {
      return null;
    }
    double error = givenUnit(unit).convert(NumberText.number("std_error", text, decimal), unit);
    if (error < 0) {
      throw Fault.invalid("out_of_range", "std_error", "'" + text + "' is negative")
          .about(null, text);
    }
    return error;
  }
}

package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** The model's records as rows of their tables, and back. Rows carry their schema. */
public final class Rows {
  private static final Map<String, StructType> STRUCT_TYPES =
      Tables.load().all().stream()
          .collect(Collectors.toUnmodifiableMap(TableSchema::name, TableSchema::structType));

  private static final Map<String, Map<String, Integer>> POSITIONS =
      Tables.load().all().stream()
          .collect(Collectors.toUnmodifiableMap(TableSchema::name, Rows::positions));

  private Rows() {}

  private static Map<String, Integer> positions(TableSchema table) {
    // Asked for every value of every row; the JDK's unmodifiable maps are slower.
    Map<String, Integer> positions = new HashMap<>();
    table.columnNames().forEach(column -> positions.put(column, positions.size()));
    return positions;
  }

  /** An empty row of a table, to be filled by column names. */
  public static RowBuilder builder(String table) {
    return new RowBuilder(
        Tables.load().table(table), STRUCT_TYPES.get(table), POSITIONS.get(table));
  }

  /** A row of {@code observations}. */
  public static Row of(Observation observation) {
    RowBuilder row = at(builder("observations"), observation.place());
    return grouped(row, observation.breakdown())
        .set("extent_id", observation.extentId())
        .set("variable", observation.variable())
        .set("year", observation.year())
        .set("zone_layer", observation.zoneLayer())
        .set("zone_id", observation.zoneId())
        .set("value", observation.value())
        .set("unit", observation.unit())
        .set("std_error", observation.stdError())
        .set("obs_status", observation.obsStatus())
        .set("source", observation.source())
        .set("input", observation.input())
        .set("input_line", observation.inputLine())
        .set("method", observation.method())
        .row();
  }

  /** The observation of a row of {@code observations}. */
  public static Observation observation(Row row) {
    return new Observation(
        place(row),
        row.getAs("extent_id"),
        row.getAs("variable"),
        row.getAs("year"),
        breakdown(row),
        row.getAs("zone_layer"),
        row.getAs("zone_id"),
        row.getAs("value"),
        row.getAs("unit"),
        row.getAs("std_error"),
        row.getAs("obs_status"),
        row.getAs("source"),
        row.getAs("input"),
        row.getAs("input_line"),
        row.getAs("method"));
  }

  /** A row of {@code indicator_values}; the place is a city. */
  public static Row of(IndicatorValue value) {
    return filled(at(builder("indicator_values"), value.place()), value).row();
  }

  /** A row of {@code indicator_values} for a zone of a city. */
  public static Row ofZone(IndicatorValue value, String zoneLayer, String zoneId) {
    return filled(at(builder("indicator_values"), value.place()), value)
        .set("zone_layer", zoneLayer)
        .set("zone_id", zoneId)
        .row();
  }

  /** Whether a row of {@code indicator_values} or {@code observations} describes a zone. */
  public static boolean isOfZone(Row row) {
    return row.getAs("zone_layer") != null || row.getAs("zone_id") != null;
  }

  /** A row of {@code absences}. */
  public static Row of(Absence absence) {
    return at(builder("absences"), absence.place())
        .set("extent_id", absence.extentId())
        .set("variable", absence.variable())
        .set("year", absence.year())
        .set("reason", absence.reason())
        .row();
  }

  /** The absence of a row of {@code absences}. */
  public static Absence absence(Row row) {
    return new Absence(
        place(row),
        row.getAs("extent_id"),
        row.getAs("variable"),
        row.getAs("year"),
        row.getAs("reason"));
  }

  /**
   * A row of {@code country_indicator_values}.
   *
   * @param value of a country: its place is national
   */
  public static Row of(IndicatorValue value, CountryShare share) {
    return share.on(filled(at(builder("country_indicator_values"), value.place()), value)).row();
  }

  /** The value of a row of {@code indicator_values} or {@code country_indicator_values}. */
  public static IndicatorValue indicatorValue(Row row) {
    return new IndicatorValue(
        place(row),
        row.getAs("extent_id"),
        row.getAs("indicator_id"),
        row.getAs("sdg_series"),
        row.getAs("component"),
        row.getAs("year"),
        breakdown(row),
        row.getAs("value"),
        row.getAs("unit"),
        row.getAs("numerator"),
        row.getAs("denominator"),
        row.getAs("population"),
        row.getAs("std_error"),
        row.getAs("data_year"),
        row.getAs("is_proxy"),
        row.getAs("obs_status"),
        row.getAs("nature"),
        row.getAs("method"),
        row.getAs("source"),
        row.getAs("reason"));
  }

  /** A row of {@code scores}; the place is a city. */
  public static Row of(Score score) {
    return filled(at(builder("scores"), score.place()), score).row();
  }

  /**
   * A row of {@code country_scores}.
   *
   * @param score of a country: its place is national
   */
  public static Row of(Score score, CountryShare share) {
    return share.on(filled(at(builder("country_scores"), score.place()), score)).row();
  }

  /** The score of a row of {@code scores} or {@code country_scores}. */
  public static Score score(Row row) {
    return new Score(
        place(row),
        row.getAs("edition"),
        row.getAs("year"),
        Level.valueOf(row.<String>getAs("level").toUpperCase(Locale.ROOT)),
        row.getAs("component_id"),
        row.getAs("parent_id"),
        row.getAs("raw_value"),
        row.getAs("score"),
        row.getAs("band"),
        row.getAs("coverage"),
        row.getAs("proxied_share"),
        row.getAs("confidence_share"),
        row.getAs("method_low"),
        row.getAs("method_high"),
        row.getAs("contribution"),
        row.getAs("data_year"),
        row.getAs("reason"));
  }

  /**
   * Rows of {@code issues}. Equal issues are all kept: column {@code occurrence} counts them, so
   * that the key stays unique whatever the order.
   */
  public static List<Row> issues(Collection<Issue> issues) {
    Map<Issue, Integer> seen = new HashMap<>();
    List<Row> rows = new ArrayList<>(issues.size());
    issues.forEach(issue -> rows.add(row(issue, seen.merge(issue, 1, Integer::sum))));
    return rows;
  }

  /** A row of {@code issues}, taken to be the only one of its kind. */
  public static Row of(Issue issue) {
    return row(issue, 1);
  }

  /** The issue of a row of {@code issues}. */
  public static Issue issue(Row row) {
    String country = row.getAs("country_code");
    return new Issue(
        Issue.Severity.valueOf(row.<String>getAs("severity").toUpperCase(Locale.ROOT)),
        row.getAs("code"),
        row.getAs("input"),
        row.getAs("location"),
        country == null ? null : new Place(country, row.getAs("city_id")),
        row.getAs("variable"),
        row.getAs("value"),
        row.getAs("message"),
        Issue.Action.valueOf(row.<String>getAs("action").toUpperCase(Locale.ROOT)));
  }

  /** A row of {@code inputs}. */
  public static Row of(InputSummary input) {
    return builder("inputs")
        .set("input", input.input())
        .set("kind", input.kind())
        .set("path", input.path())
        .set("sha256", input.sha256())
        .set("rows_read", input.read())
        .set("rows_accepted", input.accepted())
        .set("rows_rejected", input.rejected())
        .set("reference_date", input.referenceDate())
        .set("source", input.source())
        .set("licence", input.licence())
        .row();
  }

  /** The summary of a row of {@code inputs}. */
  public static InputSummary inputSummary(Row row) {
    return new InputSummary(
        row.getAs("input"),
        row.getAs("kind"),
        row.getAs("path"),
        row.getAs("sha256"),
        row.getAs("rows_read"),
        row.getAs("rows_accepted"),
        row.getAs("rows_rejected"),
        row.getAs("reference_date"),
        row.getAs("source"),
        row.getAs("licence"));
  }

  /** The place of a row: the city, or the country where the table or the row names none. */
  public static Place place(Row row) {
    boolean hasCity = row.schema().getFieldIndex("city_id").isDefined();
    return new Place(row.getAs("country_code"), hasCity ? row.getAs("city_id") : null);
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static RowBuilder at(RowBuilder row, Place place) {
    row.set("country_code", place.countryCode());
    return row.has("city_id")
        ? row.set("city_id", place.cityId())
        : national(row, place);
  }

  private static RowBuilder national(RowBuilder row, Place place) {
    if (!place.isNational()) {
      throw new IllegalArgumentException(
          "Invalid row of " + row.table().name() + ": " + place + " is a city, not a country");
    }
    return row;
  }

  private static RowBuilder grouped(RowBuilder row, Breakdown breakdown) {
    return row.set("sex", breakdown.sex())
        .set("age", breakdown.age())
        .set("disability", breakdown.disability())
        .set("income", breakdown.income())
        .set("urbanisation", breakdown.urbanisation());
  }

  private static RowBuilder filled(RowBuilder row, IndicatorValue value) {
    return grouped(row, value.breakdown())
        .set("extent_id", value.extentId())
        .set("indicator_id", value.indicatorId())
        .set("sdg_series", value.sdgSeries())
        .set("component", value.component())
        .set("year", value.year())
        .set("value", value.value())
        .set("unit", value.unit())
        .set("numerator", value.numerator())
        .set("denominator", value.denominator())
        .set("population", value.population())
        .set("std_error", value.stdError())
        .set("data_year", value.dataYear())
        .set("is_proxy", value.isProxy())
        .set("obs_status", value.obsStatus())
        .set("nature", value.nature())
        .set("method", value.method())
        .set("source", value.source())
        .set("reason", value.reason());
  }

  private static RowBuilder filled(RowBuilder row, Score score) {
    return row.set("edition", score.edition())
        .set("year", score.year())
        .set("level", score.level().id())
        .set("component_id", score.componentId())
        .set("parent_id", score.parentId())
        .set("raw_value", score.rawValue())
        .set("score", score.score())
        .set("band", score.band())
        .set("coverage", score.coverage())
        .set("proxied_share", score.proxiedShare())
        .set("confidence_share", score.confidenceShare())
        .set("method_low", score.methodLow())
        .set("method_high", score.methodHigh())
        .set("contribution", score.contribution())
        .set("data_year", score.dataYear())
        .set("reason", score.reason());
  }

  private static Row row(Issue issue, int occurrence) {
    Place place = issue.place();
    return builder("issues")
        .set("severity", lower(issue.severity()))
        .set("code", issue.code())
        .set("input", issue.input())
        .set("location", issue.location())
        .set("country_code", place == null ? null : place.countryCode())
        .set("city_id", place == null ? null : place.cityId())
        .set("variable", issue.variable())
        .set("value", issue.value())
        .set("message", issue.message())
        .set("action", lower(issue.action()))
        .set("occurrence", occurrence)
        .row();
  }

  private static Breakdown breakdown(Row row) {
    return new Breakdown(
        row.getAs("sex"),
        row.getAs("age"),
        row.getAs("disability"),
        row.getAs("income"),
        row.getAs("urbanisation"));
  }
}

package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
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
  /** What says of a row of an older release that its series begins anew. */
  private static final String BREAK = "B";

  private static final Map<String, RowBuilder.Shape> SHAPES = new HashMap<>();

  static {
    Tables.load().all().forEach(table -> SHAPES.put(table.name(), new RowBuilder.Shape(table)));
  }

  private Rows() {}

  /** An empty row of a table, to be filled by column names. */
  public static RowBuilder builder(String table) {
    return new RowBuilder(SHAPES.get(Tables.load().table(table).name()));
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
    var in = new RowReader(row);
    return new Observation(
        place(in),
        in.get("extent_id"),
        in.get("variable"),
        in.get("year"),
        breakdown(in),
        in.get("zone_layer"),
        in.get("zone_id"),
        in.get("value"),
        in.get("unit"),
        in.get("std_error"),
        in.get("obs_status"),
        in.get("source"),
        in.get("input"),
        in.get("input_line"),
        in.get("method"));
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
    var in = new RowReader(row);
    return new Absence(
        place(in), in.get("extent_id"), in.get("variable"), in.get("year"), in.get("reason"));
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
    var in = new RowReader(row);
    String status = in.get("obs_status");
    Boolean isBreak = in.get("is_break");
    return new IndicatorValue(
        place(in),
        in.get("extent_id"),
        in.get("indicator_id"),
        in.get("sdg_series"),
        in.get("component"),
        in.get("year"),
        breakdown(in),
        in.get("value"),
        in.get("unit"),
        in.get("numerator"),
        in.get("denominator"),
        in.get("population"),
        in.get("std_error"),
        in.get("data_year"),
        in.get("is_proxy"),
        status,
        in.get("nature"),
        in.get("method"),
        in.get("source"),
        in.get("reason"),
        isBreak == null ? BREAK.equals(status) : isBreak);
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
    var in = new RowReader(row);
    return new Score(
        place(in),
        in.get("edition"),
        in.get("year"),
        Level.valueOf(in.<String>get("level").toUpperCase(Locale.ROOT)),
        in.get("component_id"),
        in.get("parent_id"),
        in.get("raw_value"),
        in.get("score"),
        in.get("band"),
        in.get("coverage"),
        in.get("proxied_share"),
        in.get("confidence_share"),
        in.get("method_low"),
        in.get("method_high"),
        in.get("contribution"),
        in.get("data_year"),
        in.get("reason"));
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
    var in = new RowReader(row);
    String country = in.get("country_code");
    return new Issue(
        Issue.Severity.valueOf(in.<String>get("severity").toUpperCase(Locale.ROOT)),
        in.get("code"),
        in.get("input"),
        in.get("location"),
        country == null ? null : new Place(country, in.get("city_id")),
        in.get("variable"),
        in.get("value"),
        in.get("message"),
        Issue.Action.valueOf(in.<String>get("action").toUpperCase(Locale.ROOT)));
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
    var in = new RowReader(row);
    return new InputSummary(
        in.get("input"),
        in.get("kind"),
        in.get("path"),
        in.get("sha256"),
        in.get("rows_read"),
        in.get("rows_accepted"),
        in.get("rows_rejected"),
        in.get("reference_date"),
        in.get("source"),
        in.get("licence"));
  }

  /** The place of a row: the city, or the country where the table or the row names none. */
  public static Place place(Row row) {
    return place(new RowReader(row));
  }

  private static Place place(RowReader in) {
    return new Place(in.get("country_code"), in.has("city_id") ? in.get("city_id") : null);
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static RowBuilder at(RowBuilder row, Place place) {
    row.set("country_code", place.countryCode());
    return row.has("city_id") ? row.set("city_id", place.cityId()) : national(row, place);
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
    row.set("extent_id", value.extentId())
        .set("indicator_id", value.indicatorId())
        .set("sdg_series", value.sdgSeries())
        .set("component", value.component())
        .set("year", value.year());
    return grouped(row, value.breakdown())
        .set("value", value.value())
        .set("unit", value.unit())
        .set("numerator", value.numerator())
        .set("denominator", value.denominator())
        .set("population", value.population())
        .set("std_error", value.stdError())
        .set("data_year", value.dataYear())
        .set("is_proxy", value.isProxy())
        .set("obs_status", value.obsStatus())
        .set("is_break", value.isBreak())
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

  private static Breakdown breakdown(RowReader in) {
    return new Breakdown(
        in.get("sex"),
        in.get("age"),
        in.get("disability"),
        in.get("income"),
        in.get("urbanisation"));
  }
}

package org.urbanobservatory.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;
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
    return builder("observations")
        .at(observation.place())
        .of(observation.breakdown())
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
    return filled(builder("indicator_values").at(value.place()), value).row();
  }

  /** A row of {@code indicator_values} for a zone of a city. */
  public static Row ofZone(IndicatorValue value, String zoneLayer, String zoneId) {
    return filled(builder("indicator_values").at(value.place()), value)
        .set("zone_layer", zoneLayer)
        .set("zone_id", zoneId)
        .row();
  }

  /**
   * Whether a row of {@code indicator_values}, {@code observations} or {@code absences} describes a
   * zone.
   */
  public static boolean isOfZone(Row row) {
    return row.getAs("zone_layer") != null || row.getAs("zone_id") != null;
  }

  /** A row of {@code absences}. */
  public static Row of(Absence absence) {
    return builder("absences")
        .at(absence.place())
        .set("extent_id", absence.extentId())
        .set("variable", absence.variable())
        .set("year", absence.year())
        .set("zone_layer", absence.zoneLayer())
        .set("zone_id", absence.zoneId())
        .set("reason", absence.reason())
        .row();
  }

  /** The absence of a row of {@code absences}. */
  public static Absence absence(Row row) {
    var in = new RowReader(row);
    return new Absence(
        place(in),
        in.get("extent_id"),
        in.get("variable"),
        in.get("year"),
        in.get("zone_layer"),
        in.get("zone_id"),
        in.get("reason"));
  }

  /**
   * A row of {@code country_indicator_values}.
   *
   * @param value of a country: its place is national
   */
  public static Row of(IndicatorValue value, CountryShare share) {
    return share.on(filled(builder("country_indicator_values").at(value.place()), value)).row();
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
    return filled(builder("scores").at(score.place()), score).row();
  }

  /**
   * A row of {@code country_scores}.
   *
   * @param score of a country: its place is national
   */
  public static Row of(Score score, CountryShare share) {
    return share.on(filled(builder("country_scores").at(score.place()), score)).row();
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

  /** The place of a row: the city, or the country where the table or the row names none. */
  public static Place place(Row row) {
    return place(new RowReader(row));
  }

  private static Place place(RowReader in) {
    return new Place(in.get("country_code"), in.has("city_id") ? in.get("city_id") : null);
  }

  private static RowBuilder filled(RowBuilder row, IndicatorValue value) {
    return row.set("extent_id", value.extentId())
        .set("indicator_id", value.indicatorId())
        .set("sdg_series", value.sdgSeries())
        .set("component", value.component())
        .set("year", value.year())
        .of(value.breakdown())
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

  private static Breakdown breakdown(RowReader in) {
    return new Breakdown(
        in.get("sex"),
        in.get("age"),
        in.get("disability"),
        in.get("income"),
        in.get("urbanisation"));
  }
}

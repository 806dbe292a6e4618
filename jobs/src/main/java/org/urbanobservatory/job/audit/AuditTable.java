package org.urbanobservatory.job.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.urbanobservatory.index.audit.Correlation;
import org.urbanobservatory.index.audit.Coverage;
import org.urbanobservatory.index.audit.Discrimination;
import org.urbanobservatory.index.audit.Distribution;
import org.urbanobservatory.index.audit.EditionAudit;
import org.urbanobservatory.index.audit.EffectiveWeight;
import org.urbanobservatory.index.audit.Outlier;
import org.urbanobservatory.index.audit.PrincipalComponent;
import org.urbanobservatory.index.audit.Reliability;
import org.urbanobservatory.table.Column;
import org.urbanobservatory.table.ColumnType;
import org.urbanobservatory.table.TableSchema;

/** The audit as one long table: a number a row. */
final class AuditTable {
  static final TableSchema SCHEMA =
      new TableSchema(
          "audit",
          "Audit",
          "one statistic of an edition's results",
          "What a methodologist asks of an edition: every number of the audit page, in full.",
          TableSchema.Layout.SINGLE,
          1,
          List.of(
              "edition",
              "section",
              "component_id",
              "other_id",
              "country_code",
              "city_id",
              "year",
              "measure"),
          List.of(
              text("edition", "Id of the edition."),
              text("section", "Part of the audit."),
              text("component_id", "The component; empty where the row is about a place."),
              text("other_id", "The other component of a pair, else empty."),
              text("country_code", "Country of the place, else empty."),
              text("city_id", "City of the place, else empty."),
              new Column("year", ColumnType.INT, null, false, null, "Year of the scores."),
              text("measure", "Name of the statistic."),
              new Column(
                  "value",
                  ColumnType.DOUBLE,
                  null,
                  true,
                  null,
                  "The statistic, null where it is undefined."),
              new Column(
                  "note", ColumnType.STRING, null, true, null, "Flag or verdict, null for none.")));

  private final EditionAudit audit;
  private final List<Row> rows = new ArrayList<>();

  private AuditTable(EditionAudit audit) {
    this.audit = audit;
  }

  static List<Row> rows(EditionAudit audit) {
    var table = new AuditTable(audit);
    audit.distributions().forEach(table::add);
    audit.outliers().forEach(table::add);
    audit.correlations().forEach(table::add);
    audit.reliabilities().forEach(table::add);
    audit.principalComponents().forEach(table::add);
    audit.effectiveWeights().forEach(table::add);
    audit.discriminations().forEach(table::add);
    audit.coverages().forEach(table::add);
    return table.rows;
  }

  private static Column text(String name, String description) {
    return new Column(name, ColumnType.STRING, null, false, null, description);
  }

  /** Where a number belongs. */
  private record Subject(
      String section, String componentId, String otherId, String country, String city, int year) {}

  private Subject about(String section, String componentId, String otherId) {
    return new Subject(section, componentId, otherId, "", "", audit.year());
  }

  private void add(Distribution row) {
    Subject subject = about("distribution", row.componentId(), "");
    String prefix = row.measure() + "_";
    add(subject, prefix + "n", (double) row.n(), null);
    add(subject, prefix + "missing", (double) row.missing(), null);
    add(subject, prefix + "minimum", row.minimum(), null);
    add(subject, prefix + "lower_quartile", row.lowerQuartile(), null);
    add(subject, prefix + "median", row.median(), null);
    add(subject, prefix + "upper_quartile", row.upperQuartile(), null);
    add(subject, prefix + "maximum", row.maximum(), null);
    add(subject, prefix + "mean", row.mean(), null);
    add(subject, prefix + "sd", row.sd(), null);
    add(subject, prefix + "skewness", row.skewness(), row.isSkewed() ? "skewed" : null);
    add(subject, prefix + "kurtosis", row.kurtosis(), null);
    add(subject, prefix + "outliers", (double) row.outliers(), null);
  }

  private void add(Outlier row) {
    var subject =
        new Subject(
            "outlier",
            row.componentId(),
            "",
            row.place().countryCode(),
            row.place().cityId(),
            audit.year());
    add(subject, "value", row.value(), null);
    add(subject, "fence", row.fence(), null);
  }

  private void add(Correlation row) {
    Subject subject = about("correlation_" + word(row.relation()), row.first(), row.second());
    add(subject, "r", row.r(), row.flag() == null ? null : word(row.flag()));
    add(subject, "n", (double) row.n(), null);
  }

  private void add(Reliability row) {
    String without = row.without() == null ? "" : row.without();
    Subject subject = about("reliability", row.componentId(), without);
    add(subject, "alpha", row.alpha(), without.isEmpty() ? null : "without " + without);
    add(subject, "n", (double) row.n(), null);
  }

  private void add(PrincipalComponent row) {
    Subject subject = about("principal_component", row.componentId(), row.child());
    String number = "_" + row.number();
    add(subject, "loading" + number, row.loading(), null);
    add(subject, "eigenvalue" + number, row.eigenvalue(), null);
    add(subject, "explained_share" + number, row.explainedShare(), null);
  }

  private void add(EffectiveWeight row) {
    Subject subject = about("effective_weight", row.componentId(), row.parentId());
    add(subject, "nominal_share", row.nominalShare(), null);
    add(subject, "squared_correlation", row.squaredCorrelation(), null);
    add(subject, "squared_correlation_share", row.squaredShare(), null);
    add(subject, "variance_share", row.varianceShare(), null);
    add(subject, "n", (double) row.n(), null);
  }

  private void add(Discrimination row) {
    Subject subject = about("discrimination", row.componentId(), "");
    add(subject, "distinct", (double) row.distinct(), word(row.verdict()));
    add(subject, "top_share", row.topShare(), null);
    add(subject, "bottom_share", row.bottomShare(), null);
    add(subject, "n", (double) row.n(), null);
  }

  private void add(Coverage row) {
    var subject =
        new Subject(
            "coverage", "", "", row.place().countryCode(), row.place().cityId(), row.year());
    add(subject, "scored", (double) row.scored(), null);
    add(subject, "expected", (double) row.expected(), null);
    add(subject, "coverage", row.coverage(), null);
    add(subject, "proxied_share", row.proxiedShare(), null);
  }

  private void add(Subject subject, String measure, Double value, String note) {
    Object[] cells = {
      audit.edition(),
      subject.section(),
      subject.componentId(),
      subject.otherId(),
      subject.country(),
      subject.city(),
      subject.year(),
      measure,
      value,
      note
    };
    rows.add(new GenericRowWithSchema(cells, SCHEMA.structType()));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

package org.urbanobservatory.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.index.audit.Correlation;
import org.urbanobservatory.index.audit.Correlation.Relation;
import org.urbanobservatory.index.audit.Coverage;
import org.urbanobservatory.index.audit.Discrimination;
import org.urbanobservatory.index.audit.Discrimination.Verdict;
import org.urbanobservatory.index.audit.Distribution;
import org.urbanobservatory.index.audit.EditionAudit;
import org.urbanobservatory.index.audit.EffectiveWeight;
import org.urbanobservatory.index.audit.PrincipalComponent;
import org.urbanobservatory.index.audit.Reliability;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;

/** The audit of an edition as a page. */
public final class AuditPage {
  private static final int MOST_ROWS = 200;
  private static final double HALF = 0.5;
  private static final double TWICE = 2;

  private final Edition edition;
  private final EditionAudit audit;

  private AuditPage(Edition edition, EditionAudit audit) {
    this.edition = edition;
    this.audit = audit;
  }

  /** The page, self-contained. */
  public static String of(Edition edition, EditionAudit audit) {
    return new AuditPage(edition, audit).page();
  }

  private String page() {
    String summary =
        "<p>%s, year %d, %d places. Source: %s</p>\n"
            .formatted(
                Html.escape(edition.title()),
                audit.year(),
                audit.places(),
                Html.escape(edition.source()));
    return Html.page(
        "Audit of " + edition.id(),
        summary
            + discriminations()
            + distributions()
            + outliers()
            + correlations()
            + reliabilities()
            + principalComponents()
            + weights()
            + coverages());
  }

  private String discriminations() {
    List<List<String>> rows =
        audit.discriminations().stream()
            .filter(row -> row.verdict() != Verdict.TELLS_APART)
            .map(AuditPage::cells)
            .toList();
    return Html.section(
        "Indicators that cannot discriminate",
        "The same score everywhere, or nine in ten places at one end of the scale: such an indicator"
            + " adds weight but tells no place from another.",
        Html.table(
            List.of("indicator", "places", "different scores", "at 100", "at 0", "verdict"), rows));
  }

  private static List<String> cells(Discrimination row) {
    return List.of(
        Html.escape(row.componentId()),
        Integer.toString(row.n()),
        Integer.toString(row.distinct()),
        Html.percent(row.topShare()),
        Html.percent(row.bottomShare()),
        flag(words(row.verdict())));
  }

  private String distributions() {
    var values = new TreeMap<String, Distribution>();
    var scores = new TreeMap<String, Distribution>();
    for (Distribution row : audit.distributions()) {
      (row.measure().equals("value") ? values : scores).put(row.componentId(), row);
    }
    var rows = new ArrayList<List<String>>();
    for (Component component : edition.components()) {
      rows.add(row(component, values.get(component.id()), scores.get(component.id())));
    }
    return Html.section(
        "Distributions",
        "Scores as boxes from the lower to the upper quartile with the median, on a line from the"
            + " lowest to the highest. Raw values with skewness beyond 2 and kurtosis above 3.5 are"
            + " flagged: a few places stretch their scale.",
        Html.table(
            List.of(
                "component",
                "places",
                "missing",
                "mean",
                "sd",
                "scores 0-100",
                "skewness",
                "kurtosis",
                "outliers"),
            rows));
  }

  private static List<String> row(Component component, Distribution values, Distribution scores) {
    Distribution shape = values == null ? scores : values;
    String skewness = Html.number(shape.skewness(), 2);
    return List.of(
        Html.escape(component.id()),
        Integer.toString(scores.n()),
        Integer.toString(scores.missing()),
        Html.number(scores.mean(), 1),
        Html.number(scores.sd(), 1),
        Charts.box(scores),
        shape.isSkewed() ? flag(skewness) : skewness,
        Html.number(shape.kurtosis(), 2),
        Integer.toString(shape.outliers()));
  }

  private String outliers() {
    List<List<String>> rows =
        audit.outliers().stream()
            .limit(MOST_ROWS)
            .map(
                outlier ->
                    List.of(
                        Html.escape(outlier.componentId()),
                        Html.escape(outlier.place().toString()),
                        number(outlier.value()),
                        number(outlier.fence())))
            .toList();
    return Html.section(
        "Outliers",
        "Raw values more than one and a half interquartile ranges beyond the quartiles."
            + shown(rows.size(), audit.outliers().size()),
        Html.table(List.of("indicator", "place", "value", "fence"), rows));
  }

  private String correlations() {
    List<Correlation> flagged =
        audit.correlations().stream()
            .filter(row -> row.flag() != null)
            .sorted(
                Comparator.comparing(Correlation::relation)
                    .thenComparing(row -> -Math.abs(row.r())))
            .toList();
    List<List<String>> rows = flagged.stream().limit(MOST_ROWS).map(AuditPage::cells).toList();
    List<String> leaves = edition.leaves().stream().map(Component::id).toList();
    return Html.section(
        "Correlations",
        "Pearson's correlation of scores. Within a node, negative ones cancel out in its mean, and"
            + " those above 0.92 count the same thing twice. All pairs are in the table of the audit."
            + shown(rows.size(), flagged.size()),
        Charts.correlations(leaves, audit.correlations())
            + Html.table(List.of("first", "second", "relation", "places", "r", "flag"), rows));
  }

  private static List<String> cells(Correlation row) {
    return List.of(
        Html.escape(row.first()),
        Html.escape(row.second()),
        row.relation() == Relation.ACROSS ? "across nodes" : words(row.relation()),
        Integer.toString(row.n()),
        Html.number(row.r(), 2),
        flag(words(row.flag())));
  }

  private String reliabilities() {
    List<List<String>> rows =
        audit.reliabilities().stream()
            .filter(row -> row.without() == null && row.items() > 1)
            .map(AuditPage::cells)
            .toList();
    return Html.section(
        "Internal consistency",
        "Cronbach's alpha of the children of each node over the places that have all of them. A"
            + " formative index need not be consistent; a value far below 0.7 says that the mean hides"
            + " different things.",
        Html.table(List.of("node", "children", "places", "alpha"), rows));
  }

  private static List<String> cells(Reliability row) {
    return List.of(
        Html.escape(row.componentId()),
        Integer.toString(row.items()),
        Integer.toString(row.n()),
        Html.number(row.alpha(), 3));
  }

  private String principalComponents() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (PrincipalComponent row : audit.principalComponents()) {
      String key = row.componentId() + String.format(Locale.ROOT, "/%03d", row.number());
      rows.putIfAbsent(
          key,
          List.of(
              Html.escape(row.componentId()),
              Integer.toString(row.number()),
              Integer.toString(row.n()),
              Html.number(row.eigenvalue(), 3),
              Html.percent(row.explainedShare())));
    }
    return Html.section(
        "Principal components",
        "Of the correlation matrix of the children of each node. One component above 1 that explains"
            + " most says that the children measure one thing. Loadings are in the table of the audit.",
        Html.table(
            List.of("node", "component", "places", "eigenvalue", "explained"),
            List.copyOf(rows.values())));
  }

  private String weights() {
    List<List<String>> rows = audit.effectiveWeights().stream().map(AuditPage::cells).toList();
    return Html.section(
        "Effective weights",
        "What a component should weigh in a node, and what it does: its squared correlation with the"
            + " node (as a share of its siblings'), and the share of the node's variance that its"
            + " contributions carry. Less than half or more than twice the nominal weight is flagged.",
        Html.table(
            List.of(
                "component",
                "in",
                "places",
                "nominal",
                "squared correlation",
                "its share",
                "share of variance"),
            rows));
  }

  private static List<String> cells(EffectiveWeight row) {
    String share = Html.percent(row.varianceShare());
    boolean isOff =
        row.varianceShare() != null
            && (row.varianceShare() < HALF * row.nominalShare()
                || row.varianceShare() > TWICE * row.nominalShare());
    return List.of(
        Html.escape(row.componentId()),
        Html.escape(row.parentId()),
        Integer.toString(row.n()),
        Html.percent(row.nominalShare()),
        Html.number(row.squaredCorrelation(), 2),
        Html.percent(row.squaredShare()),
        isOff ? flag(share) : share);
  }

  private String coverages() {
    List<List<String>> rows =
        audit.coverages().stream().limit(MOST_ROWS).map(AuditPage::cells).toList();
    return Html.section(
        "Coverage",
        "How much of the edition each place and year has."
            + shown(rows.size(), audit.coverages().size()),
        Html.table(
            List.of("place", "year", "indicators", "of", "weight present", "of it proxied"), rows));
  }

  private static List<String> cells(Coverage row) {
    return List.of(
        Html.escape(row.place().toString()),
        Integer.toString(row.year()),
        Integer.toString(row.scored()),
        Integer.toString(row.expected()),
        Html.percent(row.coverage()),
        Html.percent(row.proxiedShare()));
  }

  private static String shown(int shown, int all) {
    return shown == all ? "" : " The first %d of %d.".formatted(shown, all);
  }

  private static String number(double number) {
    return Html.escape(Double.toString(number));
  }

  private static String flag(String text) {
    return "<span class=\"flag\">" + Html.escape(text) + "</span>";
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

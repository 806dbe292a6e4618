package org.urbanobservatory.step.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The indicators of inequality that an observatory declares by {@code inequality.measures}. */
public final class InequalityIndicators {
  private InequalityIndicators() {}

  /** The measures that a setting lists, each once, in its order. */
  public static List<String> measures(String joined) {
    return SpatialInput.parts(joined).stream().distinct().toList();
  }

  /** Variables and indicators of the inequality of one measure; both have the same names. */
  public record Names(String measure) {
    public String gini() {
      return named("gini");
    }

    public String palma() {
      return named("palma");
    }

    public String theil() {
      return named("theil");
    }

    public String between(String layer) {
      return named("theil_between") + "_" + ContextualIndicators.name(layer);
    }

    public String within(String layer) {
      return named("theil_within") + "_" + ContextualIndicators.name(layer);
    }

    public String peopleBelow() {
      return named("people_below");
    }

    public String people() {
      return named("people");
    }

    /** Every variable, with those of the zones of some layers. */
    public List<String> all(List<String> layers) {
      return Stream.concat(
              Stream.of(gini(), palma(), theil(), peopleBelow(), people()),
              layers.stream().flatMap(layer -> Stream.of(between(layer), within(layer))))
          .toList();
    }

    private String named(String kind) {
      return "inequality_" + kind + "_" + ContextualIndicators.name(measure);
    }
  }

  /**
   * The indicators of a run.
   *
   * @param layers ids of the inputs of zones
   */
  static ContextualIndicators of(List<String> measures, List<String> layers) {
    var declared = ContextualIndicators.NONE;
    for (String measure : measures) {
      for (ContextualIndicators one : ofMeasure(measure, layers)) {
        declared = declared.plus(one);
      }
    }
    return declared;
  }

  private static List<ContextualIndicators> ofMeasure(String measure, List<String> layers) {
    var names = new Names(measure);
    String who = "Everybody in a display cell has its " + measure + ". ";
    var all = new ArrayList<ContextualIndicators>();
    all.add(value(names.gini(), "Gini coefficient of " + measure, who + "0 is all alike."));
    all.add(
        value(
            names.palma(),
            "Palma ratio of " + measure,
            who + "What the highest tenth has over what the lowest four tenths have."));
    all.add(value(names.theil(), "Theil index of " + measure, who + "0 is all alike."));
    for (String layer : layers) {
      all.add(
          value(
              names.between(layer),
              "Theil index of %s between %s".formatted(measure, layer),
              who + "What would remain if all people of a zone had its mean."));
      all.add(
          value(
              names.within(layer),
              "Theil index of %s within %s".formatted(measure, layer),
              who + "What lies within the zones; with the part between them it is the whole."));
    }
    all.add(below(names, measure, who));
    return all;
  }

  private static ContextualIndicators value(String id, String title, String counts) {
    return new DeclaredIndicator(id, title, counts, Indicator.Direction.LOWER_BETTER)
        .value(DeclaredIndicator.measure(id, title, "1"));
  }

  private static ContextualIndicators below(Names names, String measure, String who) {
    String title = "People below the threshold of " + measure;
    List<Variable> variables =
        List.of(
            DeclaredIndicator.measure(names.peopleBelow(), title, "PERSONS"),
            DeclaredIndicator.measure(
                names.people(), "People with a value of " + measure, "PERSONS"));
    return new DeclaredIndicator(
            "inequality_share_below_" + ContextualIndicators.name(measure),
            title,
            who
                + "The threshold is a share of the median person's value: inequality.threshold_share. The threshold itself is not below it.",
            Indicator.Direction.LOWER_BETTER)
        .share(names.people(), variables);
  }
}

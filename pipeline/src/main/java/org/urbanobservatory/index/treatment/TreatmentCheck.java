package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Denominate;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Treatment.Reshaping;
import org.urbanobservatory.model.Treatment.Step;
import org.urbanobservatory.model.Treatment.TreatOutliers;
import org.urbanobservatory.model.Weighting;

/** Finds what an edition cannot combine; each message names the offender and the remedy. */
public final class TreatmentCheck {
  private static final String REMEDY =
      "would make a score depend on the other places, which 'benchmarks: fixed' refuses; ";

  private final Edition edition;
  private final List<String> problems = new ArrayList<>();

  private TreatmentCheck(Edition edition) {
    this.edition = edition;
  }

  /** The faults of an edition, with and without a treatment; empty when it can be computed. */
  public static List<String> check(Edition edition) {
    var check = new TreatmentCheck(edition);
    if (edition.fixedBenchmarks()) {
      check.refuseComparisons();
    }
    edition.components().stream().filter(c -> !c.isLeaf()).forEach(check::checkMean);
    edition.findTreatment().ifPresent(check::checkTreatment);
    return List.copyOf(check.problems);
  }

  private void refuseComparisons() {
    for (Component component : edition.components()) {
      if (component.aggregation() != null && component.aggregation().isRelative()) {
        refuse("aggregation copeland of component '" + component.id() + "'", "choose another mean");
      }
      component.options().stream()
          .filter(option -> option.standardisation().isRelative())
          .forEach(option -> refuse(standardisation(component, option), "use goalposts"));
    }
    edition.findTreatment().ifPresent(this::refuseComparisons);
  }

  private void refuseComparisons(Treatment treatment) {
    for (Step step : treatment.steps()) {
      if (step.isRelative()) {
        refuse("step '" + step.id() + "'" + method(step), "remove the step");
      }
    }
    treatment
        .weightings()
        .forEach(
            (level, weighting) -> {
              if (weighting.isRelative()) {
                refuse("weights " + lower(weighting) + " of level " + level.id(), "give weights");
              }
            });
  }

  private void refuse(String what, String remedy) {
    problems.add(what + " " + REMEDY + remedy + ", or say 'benchmarks: set'");
  }

  private static String method(Step step) {
    return step instanceof Impute impute ? " with method " + lower(impute.method()) : "";
  }

  private static String standardisation(Component leaf, Component.Option option) {
    Standardisation.Relative relative = (Standardisation.Relative) option.standardisation();
    return "kind %s of component '%s'".formatted(name(relative.scaling()), leaf.id());
  }

  private void checkTreatment(Treatment treatment) {
    edition.leaves().forEach(this::checkLeaf);
    checkDenominators(treatment);
    treatment.steps().forEach(this::checkStep);
    treatment.weightings().forEach(this::checkWeights);
  }

  private void checkLeaf(Component leaf) {
    if (leaf.options().size() > 1) {
      problems.add(
          "component '%s' has %d options, but the places of a set are compared on one indicator; keep one"
              .formatted(leaf.id(), leaf.options().size()));
    }
  }

  private void checkDenominators(Treatment treatment) {
    boolean hasStep = treatment.steps().stream().anyMatch(Denominate.class::isInstance);
    List<String> divided =
        edition.leaves().stream()
            .filter(leaf -> leaf.options().get(0).denominator() != null)
            .map(Component::id)
            .toList();
    if (hasStep && divided.isEmpty()) {
      problems.add("step 'denominate' has nothing to do: no component has a denominator; name one");
    } else if (!hasStep && !divided.isEmpty()) {
      problems.add(
          "components "
              + divided
              + " have a denominator, but no step 'denominate' divides; add it");
    }
  }

  private void checkStep(Step step) {
    if (step instanceof TreatOutliers outliers && outliers.otherwise() != Reshaping.NONE) {
      edition.leaves().stream()
          .filter(leaf -> readsUnits(leaf.options().get(0).standardisation()))
          .forEach(leaf -> refuseReshaping(outliers, leaf));
    }
    if (step instanceof Impute impute) {
      checkImpute(impute);
    }
  }

  /** A transform leaves the indicator's unit, so a number in that unit means nothing any more. */
  private static boolean readsUnits(Standardisation kind) {
    if (kind instanceof Standardisation.Relative relative) {
      return relative.scaling() instanceof Scaling.DistanceToTarget
          || relative.scaling() instanceof Scaling.DistanceToReference;
    }
    return !(kind instanceof Standardisation.Unscored);
  }

  private void refuseReshaping(TreatOutliers step, Component leaf) {
    problems.add(
        ("step 'treat_outliers' may transform component '%s' by %s, but its benchmarks are in the"
                + " indicator's unit; say 'otherwise: none' or compare it by min_max, z_score or rank")
            .formatted(leaf.id(), lower(step.otherwise())));
  }

  private void checkImpute(Impute impute) {
    if (impute.method().isRelative() && impute.mostYears() != null) {
      problems.add(
          "step 'impute' with method %s takes no 'most_years'; remove it"
              .formatted(lower(impute.method())));
    }
    if (impute.method() != Impute.Method.GROUP_MEAN && !impute.groups().isEmpty()) {
      problems.add(
          "step 'impute' with method %s takes no 'groups'; say 'method: group_mean'"
              .formatted(lower(impute.method())));
    }
  }

  private void checkWeights(Level level, Weighting weighting) {
    if (weighting == Weighting.GIVEN) {
      return;
    }
    List<String> weighted =
        edition.components().stream()
            .filter(c -> c.parentId() != null && parent(c).level() == level && c.weight() != 1)
            .map(Component::id)
            .toList();
    if (!weighted.isEmpty()) {
      problems.add(
          "weights %s of level %s would ignore the given weights of %s; remove either"
              .formatted(lower(weighting), level.id(), weighted));
    }
  }

  private Component parent(Component component) {
    return edition.findComponent(component.parentId()).orElseThrow();
  }

  /** A geometric or harmonic mean needs scores above 0; a fixed benchmark may give 0 on purpose. */
  private void checkMean(Component parent) {
    if (!parent.aggregation().needsPositive()) {
      return;
    }
    for (Component child : edition.children(parent.id())) {
      Floor floor = floor(child);
      if (floor.lowest() < 0 || (floor.lowest() == 0 && floor.isCertain())) {
        problems.add(
            "aggregation %s of component '%s' needs scores above 0, but those of '%s' can be %s; use arithmetic, or min_max with 'from' above 0"
                .formatted(
                    lower(parent.aggregation()),
                    parent.id(),
                    child.id(),
                    floor.lowest() < 0 ? "negative" : "0 by construction"));
      }
    }
  }

  /** The lowest score that a component can have, and whether some place is sure to have it. */
  private record Floor(double lowest, boolean isCertain) {}

  private Floor floor(Component component) {
    if (component.isLeaf()) {
      return floor(component.options().get(0).standardisation());
    }
    if (component.aggregation() == Aggregation.COPELAND) {
      return new Floor(0, true);
    }
    double lowest = Double.POSITIVE_INFINITY;
    boolean isCertain = false;
    for (Component child : edition.children(component.id())) {
      Floor floor = floor(child);
      isCertain |= floor.isCertain();
      lowest = StrictMath.min(lowest, floor.lowest());
    }
    return new Floor(lowest, isCertain && edition.children(component.id()).size() == 1);
  }

  private static Floor floor(Standardisation kind) {
    if (kind instanceof Standardisation.Relative relative) {
      return new Floor(
          relative.scaling().lowest(),
          !(relative.scaling() instanceof Scaling.DistanceToReference));
    }
    return new Floor(kind instanceof Standardisation.Goalposts posts ? posts.from() : 0, false);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Scaling scaling) {
    return scaling
        .getClass()
        .getSimpleName()
        .replaceAll("(?<!^)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }
}

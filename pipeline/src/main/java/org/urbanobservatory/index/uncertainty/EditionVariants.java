package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Treatment.Step;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.Reading;

/**
 * The editions that the alternatives make: by scaling and imputation, and within these by reading.
 * Variant {@code s (1 + imputations) + i} takes scaling s and imputation i; 0 is the edition's own.
 * Alternatives are on the scale of the edition's own standardisation ({@link SameScale}).
 */
final class EditionVariants {
  private static final int ANY_AGE = 100_000;

  private final Edition edition;
  private final Uncertainty uncertainty;

  /**
   * @throws IllegalArgumentException when an alternative does not fit the edition
   */
  EditionVariants(Edition edition, Uncertainty uncertainty) {
    this.edition = edition;
    this.uncertainty = uncertainty;
    new AlternativesCheck(edition, uncertainty).check();
  }

  /** By variant and reading. */
  List<List<Edition>> editions() {
    var editions = new ArrayList<List<Edition>>();
    for (int scaling = 0; scaling <= uncertainty.scalings().size(); scaling++) {
      for (int imputation = 0; imputation <= uncertainty.imputations().size(); imputation++) {
        Edition variant = imputed(scaled(edition, scaling), imputation);
        editions.add(
            IntStream.rangeClosed(0, mostReadings())
                .mapToObj(r -> leafwise(reread(variant, r)))
                .toList());
      }
    }
    return editions;
  }

  /** The same with values of any age. */
  List<List<Edition>> agelessEditions() {
    return editions().stream()
        .map(variant -> variant.stream().map(EditionVariants::ageless).toList())
        .toList();
  }

  private int mostReadings() {
    return edition.leaves().stream().mapToInt(leaf -> readings(leaf.id()).size()).max().orElse(0);
  }

  private List<Reading> readings(String componentId) {
    return uncertainty.readings().stream()
        .filter(reading -> reading.componentId().equals(componentId))
        .toList();
  }

  private Edition scaled(Edition base, int number) {
    if (number == 0) {
      return base;
    }
    Scaling scaling = uncertainty.scalings().get(number - 1);
    return withOptions(base, (leaf, option) -> rescaled(leaf, option, scaling));
  }

  private Option rescaled(Component leaf, Option option, Scaling scaling) {
    return option.standardisation() instanceof Relative relative
        ? brought(leaf, option, new Relative(scaling, relative.direction()), "standardisation")
        : option;
  }

  /** The option by another standardisation, on the scale of the edition's own. */
  private Option brought(Component leaf, Option option, Standardisation other, String key) {
    try {
      return with(option, new SameScale(leaf.id(), own(leaf, option)).of(other));
    } catch (IllegalArgumentException e) {
      throw AlternativesCheck.fault(edition, key, e.getMessage());
    }
  }

  /**
   * Only the leaves of a variant are read. Where their scores are yet to be brought to a scale
   * above 0, a mean that needs such scores would be refused for the scores before.
   */
  private Edition leafwise(Edition variant) {
    boolean isBroughtAboveZero =
        variant.leaves().stream().anyMatch(leaf -> isBroughtAboveZero(leaf.id(), variant));
    return isBroughtAboveZero
        ? with(variant, EditionVariants::withPlainMean, variant.treatment())
        : variant;
  }

  private boolean isBroughtAboveZero(String leafId, Edition variant) {
    Optional<ScoreScale> scale = scale(edition, leafId);
    return scale.isPresent() && scale.get().from() > 0 && !scale.equals(scale(variant, leafId));
  }

  private static Optional<ScoreScale> scale(Edition of, String leafId) {
    Component leaf = of.findComponent(leafId).orElseThrow();
    return ScoreScale.of(leaf.options().get(0).standardisation());
  }

  private static Component withPlainMean(Component node) {
    return node.isLeaf()
        ? node
        : new Component(
            node.id(),
            node.parentId(),
            node.level(),
            node.title(),
            node.weight(),
            node.options(),
            Aggregation.ARITHMETIC,
            node.minimumCoverage());
  }

  /** How the edition itself reads the option's indicator. */
  private Standardisation own(Component leaf, Option option) {
    return edition.findComponent(leaf.id()).orElseThrow().options().stream()
        .filter(own -> own.indicatorId().equals(option.indicatorId()))
        .findFirst()
        .orElseThrow()
        .standardisation();
  }

  private Edition imputed(Edition base, int number) {
    if (number == 0) {
      return base;
    }
    Impute.Method method = uncertainty.imputations().get(number - 1);
    Treatment treatment = base.findTreatment().orElseThrow();
    List<Step> steps =
        treatment.steps().stream()
            .map(
                step ->
                    step instanceof Impute impute
                        ? new Impute(method, impute.groups(), impute.mostYears())
                        : step)
            .toList();
    return with(
        base,
        UnaryOperator.identity(),
        new Treatment(treatment.scope(), steps, treatment.weightings()));
  }

  private Edition reread(Edition base, int number) {
    return withOptions(
        base,
        (leaf, option) -> {
          List<Reading> readings = readings(leaf.id());
          boolean isMeant =
              number > 0
                  && readings.size() >= number
                  && readings.get(number - 1).indicatorId().equals(option.indicatorId());
          return isMeant
              ? brought(leaf, option, readings.get(number - 1).standardisation(), "readings")
              : option;
        });
  }

  private static Edition ageless(Edition base) {
    return withOptions(
        base,
        (leaf, option) ->
            new Option(
                option.indicatorId(),
                option.standardisation(),
                option.confidence(),
                ANY_AGE,
                option.denominator()));
  }

  private interface OptionChange {
    Option apply(Component leaf, Option option);
  }

  private static Edition withOptions(Edition base, OptionChange change) {
    return with(
        base,
        leaf ->
            new Component(
                leaf.id(),
                leaf.parentId(),
                leaf.level(),
                leaf.title(),
                leaf.weight(),
                leaf.options().stream().map(option -> change.apply(leaf, option)).toList(),
                leaf.aggregation(),
                leaf.minimumCoverage()),
        base.treatment());
  }

  private static Edition with(Edition base, UnaryOperator<Component> change, Treatment treatment) {
    return new Edition(
        base.id(),
        base.title(),
        base.source(),
        base.components().stream().map(change).toList(),
        base.bands(),
        base.fixedBenchmarks(),
        treatment);
  }

  private static Option with(Option option, Standardisation standardisation) {
    return new Option(
        option.indicatorId(),
        standardisation,
        option.confidence(),
        option.maxAgeYears(),
        option.denominator());
  }
}

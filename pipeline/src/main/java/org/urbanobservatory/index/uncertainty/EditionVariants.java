package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
import org.urbanobservatory.model.Weighting;

/**
 * The editions that the alternatives make: by scaling and imputation, and within these by reading.
 * Variant {@code s (1 + imputations) + i} takes scaling s and imputation i; 0 is the edition's own.
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
    uncertainty.readings().forEach(this::check);
    checkAlternatives();
  }

  /** By variant and reading. */
  List<List<Edition>> editions() {
    var editions = new ArrayList<List<Edition>>();
    for (int scaling = 0; scaling <= uncertainty.scalings().size(); scaling++) {
      for (int imputation = 0; imputation <= uncertainty.imputations().size(); imputation++) {
        Edition variant = imputed(scaled(edition, scaling), imputation);
        editions.add(IntStream.rangeClosed(0, mostReadings()).mapToObj(r -> reread(variant, r)).toList());
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
    return withOptions(base, (leaf, option) -> rescaled(option, scaling));
  }

  private static Option rescaled(Option option, Scaling scaling) {
    return option.standardisation() instanceof Relative relative
        ? with(option, new Relative(scaling, relative.direction()))
        : option;
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
          return isMeant ? with(option, readings.get(number - 1).standardisation()) : option;
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

  private static Edition with(
      Edition base, UnaryOperator<Component> change, Treatment treatment) {
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

  private void check(Reading reading) {
    boolean isKnown =
        edition.findComponent(reading.componentId()).stream()
            .flatMap(component -> component.options().stream())
            .anyMatch(option -> option.indicatorId().equals(reading.indicatorId()));
    if (!isKnown) {
      throw new IllegalArgumentException(
          "Invalid reading in edition "
              + edition.id()
              + ": component "
              + reading.componentId()
              + " does not take indicator "
              + reading.indicatorId());
    }
  }

  private void checkAlternatives() {
    boolean hasScaling =
        edition.leaves().stream()
            .flatMap(leaf -> leaf.options().stream())
            .anyMatch(option -> option.standardisation().isRelative());
    refuse(!uncertainty.scalings().isEmpty() && !hasScaling, "standardisation", "no leaf compares places");
    boolean hasStep =
        edition.findTreatment().stream()
            .flatMap(treatment -> treatment.steps().stream())
            .anyMatch(Impute.class::isInstance);
    refuse(
        !uncertainty.imputations().isEmpty() && !hasStep,
        "imputation",
        "it has no step impute; say 'missing' instead");
    boolean hasDataWeights =
        edition.findTreatment().stream()
            .flatMap(treatment -> treatment.weightings().values().stream())
            .anyMatch(weighting -> weighting == Weighting.PCA || weighting == Weighting.CORRELATION);
    refuse(hasDataWeights, "draws", "its weights follow from the data, so they cannot be drawn");
  }

  private void refuse(boolean isFault, String key, String why) {
    if (isFault) {
      throw new IllegalArgumentException(
          "Invalid uncertainty of edition " + edition.id() + ": " + key + ": " + why);
    }
  }
}

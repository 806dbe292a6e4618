package org.urbanobservatory.index.uncertainty;

import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.Reading;
import org.urbanobservatory.model.Weighting;

/** Checks that the alternatives of an edition are alternatives to something that it does. */
final class AlternativesCheck {
  private final Edition edition;
  private final Uncertainty uncertainty;

  AlternativesCheck(Edition edition, Uncertainty uncertainty) {
    this.edition = edition;
    this.uncertainty = uncertainty;
  }

  /**
   * @throws IllegalArgumentException when an alternative does not fit the edition
   */
  void check() {
    uncertainty.readings().forEach(this::check);
    checkAlternatives();
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
    refuse(
        !uncertainty.scalings().isEmpty() && !hasScaling,
        "standardisation",
        "no leaf compares places");
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
            .anyMatch(
                weighting -> weighting == Weighting.PCA || weighting == Weighting.CORRELATION);
    refuse(
        hasDataWeights,
        "draws",
        "its weights follow from the data (pca, correlation), so every draw would have its own;"
            + " leave out the key 'uncertainty' or say 'draws: 0', or give the weights as numbers"
            + " with 'weights: given', for example those of index_findings");
  }

  private void refuse(boolean isFault, String key, String why) {
    if (isFault) {
      throw fault(edition, key, why);
    }
  }

  /** A fault of the choices, which names the key below {@code uncertainty}. */
  static IllegalArgumentException fault(Edition edition, String key, String why) {
    return new IllegalArgumentException(
        "Invalid uncertainty of edition " + edition.id() + ": " + key + ": " + why);
  }
}

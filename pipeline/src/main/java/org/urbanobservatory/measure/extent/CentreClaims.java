package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.urbanobservatory.grid.degurba.UrbanCentre;

/**
 * What a city and others hold of the same urban centres.
 *
 * @param cityId of the city
 * @param centres all centres in the order of their numbers
 * @param held persons of each centre inside the city
 * @param others by city, persons of each centre inside it
 */
record CentreClaims(
    String cityId,
    List<UrbanCentre> centres,
    Map<Integer, Double> held,
    Map<String, Map<Integer, Double>> others) {
  private static final double HALF = 0.5;

  /** Why a centre is not this city's; empty if it is. */
  Optional<CentreRemark> findLoss(int centre) {
    String rival =
        others.keySet().stream().max(Comparator.comparingDouble(o -> of(o, centre))).orElse(null);
    if (rival == null || of(rival, centre) < held.get(centre)) {
      return Optional.empty();
    }
    boolean tie = of(rival, centre) == held.get(centre);
    return Optional.of(
        new CentreRemark(
            tie
                ? CentreRemark.Kind.URBAN_CENTRE_UNDECIDED
                : CentreRemark.Kind.URBAN_CENTRE_OF_OTHER_CITY,
            "of an urban centre of %s people, %s holds %s and %s %s"
                .formatted(
                    rounded(all(centre)),
                    rival,
                    rounded(of(rival, centre)),
                    cityId,
                    rounded(held.get(centre)))));
  }

  /** What there is to know of a centre that is this city's. */
  List<CentreRemark> remarks(int centre) {
    List<CentreRemark> remarks = new ArrayList<>();
    findSharing(centre).ifPresent(remarks::add);
    if (held.get(centre) < HALF * all(centre)) {
      remarks.add(
          new CentreRemark(
              CentreRemark.Kind.URBAN_CENTRE_MOSTLY_OUTSIDE,
              "of an urban centre of %s people only %s live inside the boundary of %s"
                  .formatted(rounded(all(centre)), rounded(held.get(centre)), cityId)));
    }
    return remarks;
  }

  private Optional<CentreRemark> findSharing(int centre) {
    String sharers =
        others.keySet().stream()
            .filter(other -> of(other, centre) > 0)
            .map(other -> other + " " + rounded(of(other, centre)))
            .collect(Collectors.joining(", "));
    return sharers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CentreRemark(
                CentreRemark.Kind.URBAN_CENTRE_SHARED,
                "of an urban centre of %s people, %s holds %s, the most; others: %s"
                    .formatted(rounded(all(centre)), cityId, rounded(held.get(centre)), sharers)));
  }

  private double of(String other, int centre) {
    return others.get(other).getOrDefault(centre, 0.0);
  }

  private double all(int centre) {
    return centres.get(centre - 1).population();
  }

  private static String rounded(double people) {
    return String.format(Locale.ROOT, "%.0f", people);
  }
}

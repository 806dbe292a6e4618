package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.grid.degurba.UrbanCentre;
import org.urbanobservatory.measure.extent.Holdings.Holding;

/**
 * What cities hold of the same urban centres.
 *
 * @param cityId the city that asks
 * @param centres all centres in the order of their numbers
 * @param held by city, persons of each centre inside it
 */
record CentreClaims(
    String cityId, List<UrbanCentre> centres, SortedMap<String, Map<Integer, Double>> held) {
  private static final double HALF = 0.5;

  /**
   * Share up to which people are equally many: far above the rounding of sums, 1e-10, and below one
   * person in a million.
   */
  private static final double TOLERANCE = 1e-6;

  /** Why a centre is not this city's; empty if it is. */
  Optional<CentreRemark> findLoss(int centre) {
    Holdings holdings = holdings(centre);
    Optional<String> owner = holdings.findOwner();
    if (owner.isEmpty()) {
      return Optional.of(undecided(centre, holdings));
    }
    return owner.filter(o -> !o.equals(cityId)).map(o -> lost(centre, o));
  }

  private CentreRemark lost(int centre, String owner) {
    return new CentreRemark(
        CentreRemark.Kind.URBAN_CENTRE_OF_OTHER_CITY,
        "of an urban centre of %s people, %s holds %s and %s %s"
            .formatted(
                rounded(all(centre)),
                owner,
                rounded(of(owner, centre)),
                cityId,
                rounded(of(cityId, centre))));
  }

  private CentreRemark undecided(int centre, Holdings holdings) {
    boolean among = holdings.first().stream().anyMatch(h -> h.cityId().equals(cityId));
    String own = among ? "" : "; %s holds %s".formatted(cityId, rounded(of(cityId, centre)));
    return new CentreRemark(
        CentreRemark.Kind.URBAN_CENTRE_UNDECIDED,
        "of an urban centre of %s people these hold equally many, so that it is nobody's: %s%s"
            .formatted(rounded(all(centre)), listed(holdings.first()), own));
  }

  /** What there is to know of a centre that is this city's. */
  List<CentreRemark> remarks(int centre) {
    List<CentreRemark> remarks = new ArrayList<>();
    findSharing(centre).ifPresent(remarks::add);
    if (of(cityId, centre) < HALF * all(centre)) {
      remarks.add(
          new CentreRemark(
              CentreRemark.Kind.URBAN_CENTRE_MOSTLY_OUTSIDE,
              "of an urban centre of %s people only %s live inside the boundary of %s"
                  .formatted(rounded(all(centre)), rounded(of(cityId, centre)), cityId)));
    }
    return remarks;
  }

  private Optional<CentreRemark> findSharing(int centre) {
    List<Holding> others =
        holdings(centre).most().stream().filter(h -> !h.cityId().equals(cityId)).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CentreRemark(
                CentreRemark.Kind.URBAN_CENTRE_SHARED,
                "of an urban centre of %s people, %s holds %s, the most; others: %s"
                    .formatted(
                        rounded(all(centre)),
                        cityId,
                        rounded(of(cityId, centre)),
                        listed(others))));
  }

  /** The cities that hold people of a centre. */
  private Holdings holdings(int centre) {
    var people = new TreeMap<String, Double>();
    held.forEach(
        (city, of) -> {
          if (of.containsKey(centre)) {
            people.put(city, of.get(centre));
          }
        });
    return Holdings.of(people, TOLERANCE);
  }

  private double of(String city, int centre) {
    return held.get(city).getOrDefault(centre, 0.0);
  }

  private double all(int centre) {
    return centres.get(centre - 1).population();
  }

  private static String listed(List<Holding> holdings) {
    return holdings.stream()
        .map(h -> h.cityId() + " " + rounded(h.amount()))
        .collect(Collectors.joining(", "));
  }

  private static String rounded(double people) {
    return String.format(Locale.ROOT, "%.0f", people);
  }
}

package org.urbanobservatory.job.sample.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.District;

/** What is known of districts: the part of the city's product that each of them makes. */
public final class DistrictStatistics {
  private static final String PRODUCT = "city_product";

  private DistrictStatistics() {}

  /**
   * One row a district; their values add up to the city's to the last digit.
   *
   * @param rows the city's own rows of a year
   */
  public static List<Row> of(City city, List<Row> rows, List<District> districts) {
    Row whole = rows.stream().filter(r -> r.variable().equals(PRODUCT)).findFirst().orElseThrow();
    List<BigDecimal> parts = parts(new BigDecimal(whole.value()), shares(city, districts));
    List<Row> ofDistricts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String value = parts.get(i).stripTrailingZeros().toPlainString();
      ofDistricts.add(whole.ofZone(District.LAYER, districts.get(i).id(), value));
    }
    return ofDistricts;
  }

  private static double[] shares(City city, List<District> districts) {
    double[] shares =
        districts.stream().mapToDouble(d -> weight(city, districts.indexOf(d))).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static double weight(City city, int number) {
    return city.chance("product of district " + number + " of ").between(0.6, 1.4);
  }

  private static List<BigDecimal> parts(BigDecimal whole, double[] shares) {
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal rest = whole;
    for (int i = 0; i + 1 < shares.length; i++) {
      BigDecimal part =
          whole.multiply(BigDecimal.valueOf(shares[i])).setScale(2, RoundingMode.HALF_EVEN);
      parts.add(part);
      rest = rest.subtract(part);
    }
    parts.add(rest);
    return parts;
  }
}

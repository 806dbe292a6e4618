package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The group of people that a value describes, in SDMX codes. {@code _T} is the total.
 *
 * @param sex {@code _T}, {@code F} or {@code M}
 * @param age {@code _T} or an SDMX age code such as {@code Y_GE65}, {@code Y15T24}
 * @param disability {@code _T} or an SDMX disability status
 * @param income {@code _T} or an SDMX income or wealth quantile
 * @param urbanisation {@code _T} or an SDMX degree of urbanisation
 */
public record Breakdown(
    String sex, String age, String disability, String income, String urbanisation)
    implements Comparable<Breakdown>, Serializable {
  public static final String ALL = "_T";
  public static final Breakdown TOTAL = new Breakdown(ALL, ALL, ALL, ALL, ALL);
  private static final Comparator<Breakdown> ORDER =
      Comparator.comparing(Breakdown::sex)
          .thenComparing(Breakdown::age)
          .thenComparing(Breakdown::disability)
          .thenComparing(Breakdown::income)
          .thenComparing(Breakdown::urbanisation);

  public Breakdown {
    sex = orAll(sex);
    age = orAll(age);
    disability = orAll(disability);
    income = orAll(income);
    urbanisation = orAll(urbanisation);
  }

  private static String orAll(String code) {
    return code == null || code.isBlank() ? ALL : code;
  }

  public boolean isTotal() {
    return equals(TOTAL);
  }

  public Breakdown withSex(String newSex) {
    return new Breakdown(newSex, age, disability, income, urbanisation);
  }

  public Breakdown withAge(String newAge) {
    return new Breakdown(sex, newAge, disability, income, urbanisation);
  }

  @Override
  public int compareTo(Breakdown other) {
    return ORDER.compare(this, other);
  }
}

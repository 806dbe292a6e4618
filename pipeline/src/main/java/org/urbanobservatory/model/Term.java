package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * One addend of a formula: a variable, in the breakdown of the result unless a group is fixed here.
 *
 * @param variable id of the variable
 * @param coefficient factor of the addend, 1 by default
 * @param sex fixed sex, or null to follow the result
 * @param age fixed age group, or null to follow the result
 */
public record Term(String variable, double coefficient, String sex, String age)
    implements Serializable {
  public Term {
    Check.id("variable of a term", variable);
    Check.finite("coefficient of " + variable, coefficient);
  }

  public static Term of(String variable) {
    return new Term(variable, 1, null, null);
  }
}

package org.urbanobservatory.compute;

import java.util.OptionalDouble;
import org.urbanobservatory.model.Term;

/**
 * The values that a formula combines: those of one place, one extent, one year and one breakdown. A
 * term with a fixed sex or age is looked up in that group, every other term in the breakdown of the
 * result.
 */
public interface FormulaInputs {
  /** The term's variable in the year of the result, in the variable's unit, without coefficient. */
  OptionalDouble find(Term term);

  /** The same in the earlier year of a growth formula; always empty where there is none. */
  OptionalDouble findEarlier(Term term);

  /** Years from the earlier year to the year of the result, 0 where there is no earlier year. */
  double years();
}

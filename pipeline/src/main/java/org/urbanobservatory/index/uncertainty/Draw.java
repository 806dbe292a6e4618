package org.urbanobservatory.index.uncertainty;

import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.MissingRule;

/** One combination of choices, by node and leaf of a {@link TreeProgram}. */
final class Draw {
  static final int NOTHING_OMITTED = -1;

  /** By node. */
  final double[] weights;

  /** By node; null for a leaf. */
  final Aggregation[] means;

  /** By leaf, the column of its sheet: 0 is the edition's own. */
  final int[] readings;

  MissingRule missing = MissingRule.LEAVE_OUT;
  int scaling;
  int imputation;
  int omittedLeaf = NOTHING_OMITTED;

  /** The edition's own choices. */
  Draw(TreeProgram program) {
    weights = program.weight.clone();
    means = program.aggregation.clone();
    readings = new int[program.leaves.size()];
  }
}

package org.urbanobservatory.index.uncertainty;

import java.util.Arrays;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;

/**
 * The leaf scores of one place and year under every reading: all that a draw needs of a place.
 * Missing is NaN.
 */
public final class CitySheet {
  private final Place place;
  private final int year;
  private final TreeProgram program;
  private final double[][] scores;
  private final double[][] older;
  private double[][] groupMeans;

  /**
   * @param scores by leaf and alternative; null for a leaf that is left out of the sheet
   * @param older the same with values of any age
   */
  CitySheet(Place place, int year, TreeProgram program, double[][] scores, double[][] older) {
    this.place = place;
    this.year = year;
    this.program = program;
    this.scores = scores;
    this.older = older;
  }

  public Place place() {
    return place;
  }

  public int year() {
    return year;
  }

  double score(int leaf, int reading) {
    return scores[leaf][reading];
  }

  double[] scores(int leaf) {
    return scores[leaf];
  }

  double[] older(int leaf) {
    return older[leaf];
  }

  /** Means of the other places, empty where no rule asks for them. */
  double[] groupMeans(int leaf) {
    return groupMeans == null ? new double[0] : groupMeans[leaf];
  }

  int readings(int leaf) {
    return scores[leaf].length;
  }

  /** Means of the other places by leaf and reading, for rule {@link MissingRule#GROUP_MEAN}. */
  void takeGroupMeans(double[][] means) {
    this.groupMeans = means;
  }

  /** The leaf scores of a draw, with its rule for missing ones and its omission. */
  void fill(Draw draw, double[] out) {
    boolean isComplete = true;
    for (int leaf = 0; leaf < out.length; leaf++) {
      out[leaf] = scores[leaf] == null ? Double.NaN : scores[leaf][draw.readings[leaf]];
      isComplete &= !Double.isNaN(out[leaf]);
    }
    if (draw.omittedLeaf != Draw.NOTHING_OMITTED) {
      out[draw.omittedLeaf] = TreeProgram.NOT_APPLICABLE;
    }
    if (!isComplete && draw.missing != MissingRule.LEAVE_OUT) {
      fillMissing(draw, out);
    }
  }

  private void fillMissing(Draw draw, double[] out) {
    double[] present = draw.missing == MissingRule.DIMENSION_MEAN ? out.clone() : out;
    for (int leaf = 0; leaf < out.length; leaf++) {
      if (Double.isNaN(out[leaf]) && scores[leaf] != null) {
        out[leaf] = substitute(leaf, draw, present);
      }
    }
  }

  private double substitute(int leaf, Draw draw, double[] present) {
    return switch (draw.missing) {
      case LEAVE_OUT -> Double.NaN;
      case OLDER_VALUE -> older[leaf][draw.readings[leaf]];
      case ZERO -> 0;
      case DIMENSION_MEAN ->
          mean(present, program.dimensionStart[leaf], program.dimensionEnd[leaf]);
      case GROUP_MEAN -> groupMeans == null ? Double.NaN : groupMeans[leaf][draw.readings[leaf]];
    };
  }

  /** The mean of the leaves that have a score; NaN without one. */
  private static double mean(double[] present, int from, int to) {
    double sum = 0;
    int count = 0;
    for (int leaf = from; leaf < to; leaf++) {
      if (Means.isScore(present[leaf])) {
        sum += present[leaf];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  @Override
  public String toString() {
    return place + " in " + year + ": " + Arrays.deepToString(scores);
  }
}

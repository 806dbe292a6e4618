package org.urbanobservatory.index.treatment;

import java.util.Arrays;

/** One component over all rows: its scores and what its leaf weight is made of. */
final class SetNode {
  final double[] score;
  final String[] reason;
  final boolean[] applies;
  final double[] present;
  final double[] proxied;
  final double[] attested;

  /** Points of the parent's score; NaN where undefined. */
  final double[] contribution;

  SetNode(int rows) {
    score = filled(rows);
    reason = new String[rows];
    applies = new boolean[rows];
    present = new double[rows];
    proxied = new double[rows];
    attested = new double[rows];
    contribution = filled(rows);
  }

  private static double[] filled(int rows) {
    double[] numbers = new double[rows];
    Arrays.fill(numbers, Double.NaN);
    return numbers;
  }

  boolean isMissing(int row) {
    return Double.isNaN(score[row]);
  }

  void clear(int row, String why) {
    score[row] = Double.NaN;
    reason[row] = why;
  }
}

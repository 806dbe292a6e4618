package org.urbanobservatory.index.uncertainty;

import java.util.List;

/** Mean leaf scores over places, by leaf and reading. */
final class GroupMeans {
  private GroupMeans() {}

  static double[][] of(TreeProgram program, List<CitySheet> places) {
    var means = new double[program.leaves.size()][];
    for (int leaf = 0; leaf < means.length; leaf++) {
      means[leaf] = new double[places.isEmpty() ? 1 : places.get(0).readings(leaf)];
      for (int reading = 0; reading < means[leaf].length; reading++) {
        means[leaf][reading] = mean(places, leaf, reading);
      }
    }
    return means;
  }

  private static double mean(List<CitySheet> places, int leaf, int reading) {
    double sum = 0;
    int count = 0;
    for (CitySheet place : places) {
      double score = place.score(leaf, reading);
      if (Means.isScore(score)) {
        sum += score;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}

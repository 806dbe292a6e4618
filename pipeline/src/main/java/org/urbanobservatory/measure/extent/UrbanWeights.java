package org.urbanobservatory.measure.extent;

import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.UrbanClusters;

/**
 * What each cell of urban land weighs: its people, or where nobody is known its built-up share.
 *
 * @param clusters of the lattice's cells
 * @param people a cell, NaN for nobody; null where they are not known
 * @param built share of each urban and suburban cell, 0 for other land
 */
record UrbanWeights(Lattice lattice, UrbanClusters clusters, double[] people, double[] built) {
  /** Share up to which two clusters weigh the same, far above the rounding of sums. */
  private static final double TOLERANCE = 1e-6;

  /**
   * By built-up land.
   *
   * @param shares built share of each cell, NaN for no value; land that the classes leave out
   *     counts nothing
   */
  static UrbanWeights of(Raster shares, UrbanClusters clusters) {
    double[] built = new double[shares.values().length];
    for (int cell = 0; cell < built.length; cell++) {
      built[cell] = clusters.land().classOf(cell).isUrban() ? shares.values()[cell] : 0;
    }
    return new UrbanWeights(shares.lattice(), clusters, null, built);
  }

  /** By people, who are counted on the same cells. */
  UrbanWeights weighedBy(Raster counts) {
    if (!counts.lattice().equals(lattice)) {
      throw new IllegalArgumentException(
          "Invalid people of an urban extent: on %s, the built-up land is on %s"
              .formatted(counts.lattice(), lattice));
    }
    return new UrbanWeights(lattice, clusters, counts.values(), built);
  }

  /**
   * The cluster with most of the weight inside a boundary, -1 for none; of those that weigh the
   * same the largest, of equals the first.
   */
  int main(Coverage coverage) {
    int byPeople = people == null ? -1 : heaviest(people, coverage);
    return byPeople >= 0 ? byPeople : heaviest(built, coverage);
  }

  /** The share of the weight of some cells that lies inside a boundary, 0 to 1. */
  double share(boolean[] cells, Coverage inside) {
    double byPeople = people == null ? Double.NaN : share(people, cells, inside);
    double share = Double.isNaN(byPeople) ? share(built, cells, inside) : byPeople;
    return Double.isNaN(share) ? 0 : share;
  }

  private int heaviest(double[] weights, Coverage coverage) {
    double[] held = new double[clusters.count()];
    double most = 0;
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(lattice, cell);
      int cluster = clusters.of(at);
      if (cluster >= 0 && !Double.isNaN(weights[at])) {
        held[cluster] += weights[at] * coverage.shares()[cell];
        most = Math.max(most, held[cluster]);
      }
    }
    return most > 0 ? largest(held, most) : -1;
  }

  private int largest(double[] held, double most) {
    int largest = -1;
    for (int cluster = 0; cluster < held.length; cluster++) {
      boolean weighsMost = !Holdings.isMore(most, held[cluster], TOLERANCE);
      if (weighsMost && (largest < 0 || clusters.size(cluster) > clusters.size(largest))) {
        largest = cluster;
      }
    }
    return largest;
  }

  private double share(double[] weights, boolean[] cells, Coverage coverage) {
    var all = new ExactSum();
    var held = new ExactSum();
    for (int cell = 0; cell < cells.length; cell++) {
      all.add(cells[cell] && !Double.isNaN(weights[cell]) ? weights[cell] : 0);
    }
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(lattice, cell);
      boolean counts = cells[at] && !Double.isNaN(weights[at]);
      held.add(counts ? weights[at] * coverage.shares()[cell] : 0);
    }
    return all.value() > 0 ? Math.min(1, held.value() / all.value()) : Double.NaN;
  }
}

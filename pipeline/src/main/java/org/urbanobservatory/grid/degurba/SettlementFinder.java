package org.urbanobservatory.grid.degurba;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * The settlements of a grid, found while its classified rows go by. What is kept are the runs of
 * their cells, so that memory follows their number and size, not the area of the grid.
 */
public final class SettlementFinder {
  private static final int CODES = CellClass.URBAN_CENTRE_LEVEL_2.code() + 1;

  private final byte[] bits = new byte[CODES];
  private final byte[] flags;
  private final SettlementRuns centres = new SettlementRuns(Settlement.Kind.URBAN_CENTRE);
  private final List<Layer> layers = new ArrayList<>();

  /** Groups of touching cells of one kind. */
  private record Layer(RunLabels labels, ClusterSizes sizes, SettlementRuns runs) {}

  public SettlementFinder(int columns) {
    this.flags = new byte[columns];
    add(Settlement.Kind.URBAN_CLUSTER, Neighbourhood.SIDES_AND_CORNERS, 2, 3);
    add(Settlement.Kind.DENSE_URBAN_CLUSTER, Neighbourhood.SIDES, 23);
    add(Settlement.Kind.SEMI_DENSE_URBAN_CLUSTER, Neighbourhood.SIDES, 22);
    add(Settlement.Kind.RURAL_CLUSTER, Neighbourhood.SIDES_AND_CORNERS, 13);
  }

  private void add(Settlement.Kind kind, Neighbourhood neighbourhood, int... codes) {
    int bit = 1 << layers.size();
    for (int code : codes) {
      bits[code] |= (byte) bit;
    }
    layers.add(
        new Layer(new RunLabels(neighbourhood, bit), new ClusterSizes(), new SettlementRuns(kind)));
  }

  /**
   * Takes the next row.
   *
   * @param classes codes of {@link CellClass}
   * @param centreNumbers as {@link ClassSink} has them
   * @param people persons in the cells, NaN where unknown
   */
  public void add(int row, byte[] classes, int[] centreNumbers, double[] people) {
    for (int i = 0; i < flags.length; i++) {
      flags[i] = bits[classes[i]];
    }
    layers.forEach(layer -> addRuns(layer, row, people));
    addCentres(row, centreNumbers, people);
  }

  private void addRuns(Layer layer, int row, double[] people) {
    layer.sizes().row(people);
    layer.labels().next(flags, new Joined(layer, row, people));
  }

  private void addCentres(int row, int[] numbers, double[] people) {
    for (int from = 0; from < numbers.length; ) {
      int to = from + 1;
      while (to < numbers.length && numbers[to] == numbers[from]) {
        to++;
      }
      if (numbers[from] != 0) {
        centres.add(numbers[from], row, from, to, people);
      }
      from = to;
    }
  }

  /** After the last row: the settlements by kind and number. This object is then used up. */
  public List<Settlement> settlements() {
    List<Settlement> all = new ArrayList<>(centres.settlements(number -> number));
    for (Layer layer : layers) {
      int[] numbers = layer.sizes().clusters(Double.NEGATIVE_INFINITY);
      all.addAll(layer.runs().settlements(label -> numbers[label]));
    }
    return all;
  }

  /** Labels of one row, joined and kept. */
  private record Joined(Layer layer, int row, double[] people) implements RunLabels.Listener {
    @Override
    public void run(int label, int from, int to) {
      layer.sizes().run(label, from, to);
      layer.runs().add(label, row, from, to, people);
    }

    @Override
    public void touch(int label, int other) {
      layer.sizes().touch(label, other);
    }
  }
}

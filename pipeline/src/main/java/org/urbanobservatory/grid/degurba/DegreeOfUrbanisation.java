package org.urbanobservatory.grid.degurba;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.urbanobservatory.grid.ExactSum;

/**
 * The Degree of Urbanisation of grid cells.
 *
 * <p>What counts: the people, land and built-up share of each cell of 1 km2. What does not: cells
 * without a value; they are water where no land is known.
 *
 * <p>Formula: density = people / land. Urban centres are clusters of dense or built-up cells with
 * enough people, smoothed at the edge and then without small holes; urban clusters and the finer
 * classes follow by the settings' thresholds.
 *
 * <p>Source: European Commission and others, Applying the Degree of Urbanisation (2021); Global
 * Human Settlement Layer, Data Packages 2022 and 2023.
 *
 * <p>Unit: a class for each cell. The rows are read three times (four at level 2); what is kept
 * between the passes are the people of each cluster and the cells of the urban centres.
 */
public final class DegreeOfUrbanisation {
  private final PopulationGrid grid;
  private final LevelPasses level;
  private final CentreFinder finder;

  private DegreeOfUrbanisation(PopulationGrid grid, DegurbaSettings settings) {
    this.grid = grid;
    this.level =
        settings instanceof Level2Settings level2
            ? new LevelTwo(level2, grid)
            : new LevelOne((Level1Settings) settings, grid);
    this.finder = new CentreFinder(settings.centre(), level.flags(), grid.rows());
  }

  /**
   * Classifies a grid.
   *
   * @param settings level 1 or level 2
   * @param sink takes the classes row by row
   */
  public static Classification classify(
      PopulationGrid grid, DegurbaSettings settings, ClassSink sink) {
    return new DegreeOfUrbanisation(grid, settings).classify(sink);
  }

  private Classification classify(ClassSink sink) {
    sizeClusters();
    CentrePlane centres = finder.centres();
    startPass();
    level.prepare(centres);
    startPass();
    var tally = new CentreTally();
    var classes = new byte[grid.columns()];
    var centreRow = new int[grid.columns()];
    for (int row = 0; row < grid.rows(); row++) {
      level.flags().load(row);
      level.classify(classes);
      Arrays.fill(centreRow, 0);
      tally.startRow(row, level.flags().people());
      centres.forEachCentre(
          row,
          (centre, from, to) -> {
            Arrays.fill(classes, from, to, level.centre().code());
            Arrays.fill(centreRow, from, to, centre);
            tally.run(centre, from, to);
          });
      sink.accept(row, classes, centreRow);
    }
    return new Classification(tally.centres(), finder.cutClusters());
  }

  private void sizeClusters() {
    for (int row = 0; row < grid.rows(); row++) {
      level.flags().loadLayers(row);
      finder.add(row);
      level.layers().forEach(ClusterLayer::add);
    }
    level.layers().forEach(ClusterLayer::finish);
  }

  private void startPass() {
    level.layers().forEach(ClusterLayer::startPass);
  }

  /** What the centres hold in the end. */
  private static final class CentreTally implements RunLabels.Listener {
    private final List<CellBox> boxes = new ArrayList<>();
    private final List<ExactSum> people = new ArrayList<>();
    private final List<long[]> cells = new ArrayList<>();
    private int row;
    private double[] population;

    void startRow(int number, double[] population) {
      this.row = number;
      this.population = population;
    }

    @Override
    public void run(int centre, int from, int to) {
      for (int column = from; column < to; column++) {
        add(centre - 1, new CellBox(column, row, column, row), population[column]);
      }
    }

    List<UrbanCentre> centres() {
      List<UrbanCentre> centres = new ArrayList<>();
      for (int i = 0; i < boxes.size(); i++) {
        centres.add(new UrbanCentre(i + 1, cells.get(i)[0], people.get(i).value(), boxes.get(i)));
      }
      return centres;
    }

    private void add(int centre, CellBox cell, double persons) {
      while (boxes.size() <= centre) {
        boxes.add(null);
        people.add(new ExactSum());
        cells.add(new long[1]);
      }
      CellBox box = boxes.get(centre);
      boxes.set(centre, box == null ? cell : box.and(cell));
      cells.get(centre)[0]++;
      if (!Double.isNaN(persons)) {
        people.get(centre).add(persons);
      }
    }
  }
}

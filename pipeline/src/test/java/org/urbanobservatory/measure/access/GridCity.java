package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.network.walk.WalkGraphBuilder;

/**
 * A made city: blocks with bent streets, some of them missing, an island beyond the river without a
 * bridge, people everywhere.
 *
 * @param size junctions on each side
 * @param seed of the chance in it
 * @param east metres by which all of it is moved
 */
record GridCity(int size, long seed, double east) {
  static final double BLOCK_M = 100;
  static final Breakdown WOMEN = Breakdown.TOTAL.withSex("F");

  /** Streets; every tenth is missing, the last column is an island. */
  WalkGraph streets() {
    var random = new Random(seed);
    var builder = new WalkGraphBuilder();
    for (int i = 0; i < size * size; i++) {
      int row = i / size;
      double x = east + BLOCK_M * (i % size) + 30 * random.nextDouble();
      builder.addNode(x, BLOCK_M * row + 30 * random.nextDouble());
    }
    WalkGraph nodes = builder.build();
    for (int i = 0; i < size * size; i++) {
      if (i % size < size - 2 && random.nextInt(10) > 0) {
        bent(builder, nodes, i, i + 1);
      }
      if (i / size < size - 1 && random.nextInt(10) > 0) {
        bent(builder, nodes, i, i + size);
      }
    }
    return builder.build();
  }

  /** So many places in the city and 200 m around it, with people and women. */
  Origins people(WalkGraph graph, int count) {
    var random = new Random(seed + 1);
    var origins =
        new OriginBuilder(graph, AccessSettings.STANDARD, List.of(Breakdown.TOTAL, WOMEN));
    for (int i = 0; i < count; i++) {
      double all = 1 + random.nextInt(200);
      origins.addPoint(east + place(random), place(random), all, all * random.nextDouble());
    }
    return origins.build();
  }

  List<Coordinate> facilities(int count) {
    var random = new Random(seed + 2);
    var points = new ArrayList<Coordinate>();
    for (int i = 0; i < count; i++) {
      points.add(new Coordinate(east + place(random), place(random)));
    }
    return points;
  }

  private double place(Random random) {
    return (BLOCK_M * size + 400) * random.nextDouble() - 200;
  }

  private static void bent(WalkGraphBuilder builder, WalkGraph nodes, int from, int to) {
    double middleX = (nodes.x(from) + nodes.x(to)) / 2 + 7;
    double middleY = (nodes.y(from) + nodes.y(to)) / 2 - 5;
    builder.addEdge(
        from,
        to,
        new double[] {nodes.x(from), middleX, nodes.x(to)},
        new double[] {nodes.y(from), middleY, nodes.y(to)});
  }
}

package org.urbanobservatory.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.measure.access.AccessResult;
import org.urbanobservatory.measure.access.AccessSettings;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.measure.access.FacilitySet;
import org.urbanobservatory.measure.access.OriginBuilder;
import org.urbanobservatory.measure.access.Origins;
import org.urbanobservatory.measure.access.WalkAccess;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.EdgeSnapper;
import org.urbanobservatory.network.walk.Snaps;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.network.walk.WalkGraphBuilder;

/** Walks in a made city of 100,000 nodes, from 50,000 populated cells to 2,000 facilities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AccessBenchmark {
  private static final int ROWS = 316;
  private static final int NODES = 100_000;
  private static final double BLOCK_M = 80;
  private static final int CELLS = 50_000;
  private static final int FACILITIES = 2000;
  private static final double THRESHOLD_M = 500;

  /** The straightforward way takes every so manieth cell; its time is to be taken as often. */
  private static final int SAMPLE = 100;

  private WalkGraph graph;
  private Origins origins;
  private FacilitySet facilities;
  private int[][] arcs;

  /** Makes the city: crooked blocks, every tenth street missing. */
  @Setup
  public void make() {
    var random = new Random(11);
    graph = graph(random);
    var people = new OriginBuilder(graph, AccessSettings.STANDARD, List.of(Breakdown.TOTAL));
    for (int i = 0; i < CELLS; i++) {
      people.addPoint(place(random), place(random), 1 + random.nextInt(200));
    }
    origins = people.build();
    var points = new ArrayList<Coordinate>();
    for (int i = 0; i < FACILITIES; i++) {
      points.add(new Coordinate(place(random), place(random)));
    }
    facilities = new FacilitySet("stops", points, THRESHOLD_M);
    arcs = arcs();
  }

  private static WalkGraph graph(Random random) {
    var builder = new WalkGraphBuilder();
    for (int i = 0; i < NODES; i++) {
      builder.addNode(
          BLOCK_M * (i % ROWS) + 30 * random.nextDouble(),
          BLOCK_M * (i / ROWS) + 30 * random.nextDouble());
    }
    WalkGraph nodes = builder.build();
    for (int i = 0; i < NODES; i++) {
      if (i % ROWS < ROWS - 1 && i + 1 < NODES && random.nextInt(10) > 0) {
        bent(builder, nodes, i, i + 1);
      }
      if (i + ROWS < NODES && random.nextInt(10) > 0) {
        bent(builder, nodes, i, i + ROWS);
      }
    }
    return builder.build();
  }

  private static void bent(WalkGraphBuilder builder, WalkGraph nodes, int from, int to) {
    double[] x = {nodes.x(from), (nodes.x(from) + nodes.x(to)) / 2 + 7, nodes.x(to)};
    double[] y = {nodes.y(from), (nodes.y(from) + nodes.y(to)) / 2 - 5, nodes.y(to)};
    builder.addEdge(from, to, x, y);
  }

  private static double place(Random random) {
    return ROWS * BLOCK_M * random.nextDouble();
  }

  /** Snapping, one search from all facilities, the share and the median of everyone. */
  @Benchmark
  public AccessShare cellsToFacilities() {
    AccessResult result =
        new WalkAccess(graph, AccessSettings.STANDARD).measure(origins, List.of(facilities));
    return result.share(result.set("stops"), Breakdown.TOTAL);
  }

  /** The straightforward way for one of {@value #SAMPLE} cells: one search from each of them. */
  @Benchmark
  public double hundredthOfCellsOneSearchEach() {
    var snapper = new EdgeSnapper(graph, AccessSettings.STANDARD.maxSnapM());
    Snaps targets =
        snapper.snap(
            facilities.points().stream().mapToDouble(c -> c.x).toArray(),
            facilities.points().stream().mapToDouble(c -> c.y).toArray());
    double[] legM = legs(targets);
    double near = 0;
    double[] people = origins.people(Breakdown.TOTAL);
    for (int i = 0; i < origins.count(); i += SAMPLE) {
      Snaps start = snapper.snap(new double[] {origins.x(i)}, new double[] {origins.y(i)});
      near += start.isConnected(0) && walk(start, legM) <= THRESHOLD_M ? people[i] : 0;
    }
    return near;
  }

  /** Metres from each node to the facilities on its streets. */
  private double[] legs(Snaps targets) {
    var legM = new double[graph.nodeCount()];
    Arrays.fill(legM, Double.POSITIVE_INFINITY);
    for (int f = 0; f < targets.count(); f++) {
      if (targets.isConnected(f)) {
        int edge = targets.edge(f);
        double rest = graph.lengthM(edge) - targets.alongM(f);
        int from = graph.from(edge);
        int to = graph.to(edge);
        legM[from] = Math.min(legM[from], targets.legM(f) + targets.alongM(f));
        legM[to] = Math.min(legM[to], targets.legM(f) + rest);
      }
    }
    return legM;
  }

  private double walk(Snaps start, double[] legM) {
    var metres = new double[graph.nodeCount()];
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    var queue = new PriorityQueue<double[]>((a, b) -> Double.compare(a[0], b[0]));
    int edge = start.edge(0);
    double rest = graph.lengthM(edge) - start.alongM(0);
    queue.add(new double[] {start.legM(0) + start.alongM(0), graph.from(edge)});
    queue.add(new double[] {start.legM(0) + rest, graph.to(edge)});
    double nearest = Double.POSITIVE_INFINITY;
    while (!queue.isEmpty() && queue.peek()[0] < Math.min(nearest, 1600)) {
      double[] first = queue.remove();
      int node = (int) first[1];
      if (first[0] < metres[node]) {
        metres[node] = first[0];
        nearest = Math.min(nearest, first[0] + legM[node]);
        for (int arc : arcs[node]) {
          int other = graph.from(arc) == node ? graph.to(arc) : graph.from(arc);
          queue.add(new double[] {first[0] + graph.lengthM(arc), other});
        }
      }
    }
    return nearest;
  }

  /** The edges of each node. */
  private int[][] arcs() {
    var all = new ArrayList<List<Integer>>();
    for (int n = 0; n < graph.nodeCount(); n++) {
      all.add(new ArrayList<>());
    }
    for (int e = 0; e < graph.edgeCount(); e++) {
      all.get(graph.from(e)).add(e);
      all.get(graph.to(e)).add(e);
    }
    return all.stream()
        .map(edges -> edges.stream().mapToInt(i -> i).toArray())
        .toArray(int[][]::new);
  }
}

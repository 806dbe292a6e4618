package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/** The street network of Bubenec against every figure that momepy's tests hold. */
class BubenecTest {
  /** The node that momepy's tests of single nodes take. */
  private static final double NODE_X = 1603650.4504;

  private static final double NODE_Y = 6464368.6006;

  private static List<LineString> streets;
  private static WalkGraph graph;
  private static NetworkForm form;

  @BeforeAll
  static void read() {
    streets =
        VectorReader.read(
                ByteSource.of(data("bubenec.gpkg")),
                VectorSettings.detected("streets").withLayer("streets"))
            .features()
            .stream()
            .map(f -> (LineString) f.geometry().getGeometryN(0))
            .toList();
    graph = WalkGraph.ofLines(streets);
    form = NetworkForm.of(graph);
  }

  @TestFactory
  List<DynamicTest> everyPublishedFigure() throws IOException {
    Map<String, DoubleSupplier> figures = figures();
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows()) {
      double expected = Double.parseDouble(row.get("value"));
      DoubleSupplier figure = figures.get(row.get("metric"));
      assertThat(figure).as(row.get("metric")).isNotNull();
      // The total length is printed to the millimetre; all else to the last digit.
      double allowed = row.get("metric").equals("street_length_total") ? 5e-4 : 1e-9 * expected;
      tests.add(
          DynamicTest.dynamicTest(
              row.get("metric"),
              () -> assertThat(figure.getAsDouble()).isCloseTo(expected, within(allowed))));
    }
    assertThat(tests).hasSize(18);
    return tests;
  }

  private static Map<String, DoubleSupplier> figures() {
    var figures = new TreeMap<String, DoubleSupplier>();
    figures.put("street_segments", form::links);
    figures.put("street_length_total", form::lengthM);
    figures.put("nodes", form::nodes);
    figures.put("node_density_global", () -> form.nodesPerM().orElseThrow());
    figures.put("node_density_global_weighted", () -> form.weightedNodesPerM().orElseThrow());
    figures.put("meshedness_global", () -> form.meshedness().orElseThrow());
    figures.put("mean_node_degree_global", () -> form.meanDegree().orElseThrow());
    figures.put("proportion_dead_ends", () -> form.nodeShare(1).orElseThrow());
    figures.put("proportion_3way", () -> form.nodeShare(3).orElseThrow());
    figures.put("proportion_4way", () -> form.nodeShare(4).orElseThrow());
    figures.put("cyclomatic_global", form::cyclomaticNumber);
    figures.put("edge_node_ratio_global", () -> form.linksPerNode().orElseThrow());
    figures.put("gamma_global", () -> form.gamma().orElseThrow());
    figures.put("cul_de_sac_length_global", form::deadEndLengthM);
    figures.put("degree_at_1603650.4504_6464368.6006", () -> lengthsAt(node()).length);
    figures.put("meshedness_r5_at_node", () -> around(node(), 5).meshedness().orElseThrow());
    figures.put(
        "mean_node_dist_at_node", () -> Arrays.stream(lengthsAt(node())).average().orElseThrow());
    figures.put("closeness_weighted_at_node", () -> closeness(node()));
    return figures;
  }

  private static int node() {
    return IntStream.range(0, graph.nodeCount())
        .filter(n -> Math.hypot(graph.x(n) - NODE_X, graph.y(n) - NODE_Y) < 0.001)
        .findFirst()
        .orElseThrow();
  }

  /** Lengths of the edges at a node. */
  private static double[] lengthsAt(int node) {
    return IntStream.range(0, graph.edgeCount())
        .filter(e -> graph.from(e) == node || graph.to(e) == node)
        .mapToDouble(graph::lengthM)
        .toArray();
  }

  /** The network between the nodes that so many edges reach. */
  private static NetworkForm around(int node, int edges) {
    boolean[] near = new boolean[graph.nodeCount()];
    near[node] = true;
    for (int step = 0; step < edges; step++) {
      boolean[] before = near.clone();
      for (int e = 0; e < graph.edgeCount(); e++) {
        near[graph.from(e)] |= before[graph.to(e)];
        near[graph.to(e)] |= before[graph.from(e)];
      }
    }
    return NetworkForm.of(
        WalkGraph.ofLines(
            streets.stream()
                .filter(s -> near[nearest(s, 0)] && near[nearest(s, s.getNumPoints() - 1)])
                .toList()));
  }

  private static int nearest(LineString street, int vertex) {
    var at = street.getCoordinateN(vertex);
    return IntStream.range(0, graph.nodeCount())
        .filter(n -> graph.x(n) == at.x && graph.y(n) == at.y)
        .findFirst()
        .orElseThrow();
  }

  /** The other nodes over the sum of their distances; the network is in one part. */
  private static double closeness(int node) {
    double[] metres = new double[graph.nodeCount()];
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    metres[node] = 0;
    for (int round = 0; round < graph.nodeCount(); round++) {
      for (int e = 0; e < graph.edgeCount(); e++) {
        int from = graph.from(e);
        int to = graph.to(e);
        metres[from] = Math.min(metres[from], metres[to] + graph.lengthM(e));
        metres[to] = Math.min(metres[to], metres[from] + graph.lengthM(e));
      }
    }
    return (graph.nodeCount() - 1) / Arrays.stream(metres).sum();
  }

  /** Four nodes where a drawn street merely goes on are none here; cycles stay what they are. */
  @Test
  void passedNodesAreNoneInTheProduct() {
    var plan = new StreetPlan();
    for (int i = 0; i < streets.size(); i++) {
      plan.street(i + 1L, flat(streets.get(i)));
    }
    NetworkForm between =
        NetworkForm.of(org.urbanobservatory.network.StreetNetwork.of(plan.ways()));

    assertThat(between.cyclomaticNumber()).isEqualTo(form.cyclomaticNumber());
    assertThat(between.lengthM()).isCloseTo(form.lengthM(), within(1e-6));
    long passed = form.degrees().stream().filter(d -> d == 2).count();
    assertThat(between.nodes()).isEqualTo((int) (form.nodes() - passed));
    assertThat(between.links()).isEqualTo((int) (form.links() - passed));
  }

  private static double[] flat(LineString line) {
    return Arrays.stream(line.getCoordinates())
        .flatMapToDouble(c -> java.util.stream.DoubleStream.of(c.x, c.y))
        .toArray();
  }

  private static Path data(String file) {
    return SharedData.folder("momepy").resolve(file);
  }

  private static List<CSVRecord> rows() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(data("expected_bubenec.csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}

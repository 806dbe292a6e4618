package org.urbanobservatory.network.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A street network as OSMnx saves it, as an undirected graph.
 *
 * @param nodes number in the graph by id of the file
 * @param x metres east by number
 * @param y metres north by number
 */
public record GraphMl(WalkGraph graph, Map<String, Integer> nodes, double[] x, double[] y) {

  private record Edge(String from, String to, double lengthM, LineString line) {}

  /**
   * Straight edges of the stated lengths, of parallel ones the shortest only; a node without edges
   * gets one of no length to itself, so that it can be entered as at the peers.
   */
  public static GraphMl straight(Path file) {
    return read(file, false);
  }

  /** Edges along their lines, of parallel ones the shortest only. */
  public static GraphMl shaped(Path file) {
    return read(file, true);
  }

  private static GraphMl read(Path file, boolean shaped) {
    try (InputStream in = Files.newInputStream(file)) {
      var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      Map<String, String> keys = new TreeMap<>();
      for (Element key : elements(document.getElementsByTagName("key"))) {
        keys.put(key.getAttribute("id"), key.getAttribute("attr.name"));
      }
      var builder = new WalkGraphBuilder();
      Map<String, Integer> nodes = new LinkedHashMap<>();
      List<double[]> at = new ArrayList<>();
      for (Element node : elements(document.getElementsByTagName("node"))) {
        Map<String, String> data = data(node, keys);
        // This OSMnx release writes the northing of a projected graph as x.
        double north = Double.parseDouble(data.get("x"));
        double east = Double.parseDouble(data.get("y"));
        double[] place = {Math.min(north, east), Math.max(north, east)};
        nodes.put(node.getAttribute("id"), builder.addNode(place[0], place[1]));
        at.add(place);
      }
      for (Edge edge : shortest(elements(document.getElementsByTagName("edge")), keys)) {
        int from = nodes.get(edge.from());
        int to = nodes.get(edge.to());
        if (shaped && edge.line() != null) {
          builder.addEdge(from, to, xs(edge.line()), ys(edge.line()));
        } else {
          builder.addEdge(from, to, edge.lengthM());
        }
      }
      for (int node : shaped ? List.<Integer>of() : nodes.values()) {
        builder.addEdge(node, node, 0);
      }
      return new GraphMl(
          builder.build(),
          nodes,
          at.stream().mapToDouble(p -> p[0]).toArray(),
          at.stream().mapToDouble(p -> p[1]).toArray());
    } catch (IOException | SAXException | ParserConfigurationException | ParseException e) {
      throw new IllegalStateException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<Edge> shortest(List<Element> elements, Map<String, String> keys)
      throws ParseException {
    Map<String, Edge> shortest = new LinkedHashMap<>();
    for (Element element : elements) {
      Map<String, String> data = data(element, keys);
      String one = element.getAttribute("source");
      String other = element.getAttribute("target");
      String pair = one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
      String wkt = data.get("geometry");
      var line = wkt == null ? null : (LineString) new WKTReader().read(wkt);
      var edge = new Edge(one, other, Double.parseDouble(data.get("length")), line);
      shortest.merge(pair, edge, (a, b) -> b.lengthM() < a.lengthM() ? b : a);
    }
    return List.copyOf(shortest.values());
  }

  private static Map<String, String> data(Element element, Map<String, String> keys) {
    Map<String, String> data = new TreeMap<>();
    for (Element item : elements(element.getElementsByTagName("data"))) {
      data.put(keys.get(item.getAttribute("key")), item.getTextContent());
    }
    return data;
  }

  private static List<Element> elements(NodeList list) {
    var elements = new ArrayList<Element>();
    for (int i = 0; i < list.getLength(); i++) {
      elements.add((Element) list.item(i));
    }
    return elements;
  }

  private static double[] xs(LineString line) {
    return java.util.Arrays.stream(line.getCoordinates()).mapToDouble(c -> c.x).toArray();
  }

  private static double[] ys(LineString line) {
    return java.util.Arrays.stream(line.getCoordinates()).mapToDouble(c -> c.y).toArray();
  }
}

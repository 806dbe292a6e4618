package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Scores, raw values and contributions of one edition and year by place and component. */
final class ScoreMatrix {
  private final Edition edition;
  private final List<Place> places;
  private final Map<String, double[]> scores = new HashMap<>();
  private final Map<String, double[]> values = new HashMap<>();
  private final Map<String, double[]> contributions = new HashMap<>();

  ScoreMatrix(Edition edition, List<Score> rows) {
    this.edition = edition;
    var sorted = new TreeSet<Place>();
    rows.forEach(row -> sorted.add(row.place()));
    this.places = new ArrayList<>(sorted);
    var positions = new HashMap<Place, Integer>();
    places.forEach(place -> positions.put(place, positions.size()));
    for (Score row : rows) {
      int at = positions.get(row.place());
      put(scores, row.componentId(), at, row.score());
      put(values, row.componentId(), at, row.rawValue());
      put(contributions, row.componentId(), at, row.contribution());
    }
  }

  Edition edition() {
    return edition;
  }

  List<Place> places() {
    return places;
  }

  /** By place; NaN where there is none. */
  double[] scores(String componentId) {
    return column(scores, componentId);
  }

  double[] values(String componentId) {
    return column(values, componentId);
  }

  double[] contributions(String componentId) {
    return column(contributions, componentId);
  }

  /** Scores by complete place and component: places that lack one of them are left out. */
  double[][] complete(List<String> componentIds) {
    List<double[]> columns = componentIds.stream().map(this::scores).toList();
    return IntStream.range(0, places.size())
        .mapToObj(place -> columns.stream().mapToDouble(column -> column[place]).toArray())
        .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
        .toArray(double[][]::new);
  }

  List<Component> innerNodes() {
    return edition.components().stream().filter(component -> !component.isLeaf()).toList();
  }

  List<String> children(String parentId) {
    return edition.children(parentId).stream().map(Component::id).toList();
  }

  static double[] present(double[] column) {
    return Arrays.stream(column).filter(x -> !Double.isNaN(x)).toArray();
  }

  private void put(Map<String, double[]> columns, String id, int at, Double number) {
    columns.computeIfAbsent(id, key -> empty())[at] = number == null ? Double.NaN : number;
  }

  private double[] column(Map<String, double[]> columns, String id) {
    return columns.getOrDefault(id, empty());
  }

  private double[] empty() {
    var column = new double[places.size()];
    Arrays.fill(column, Double.NaN);
    return column;
  }
}

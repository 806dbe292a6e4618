package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.Snaps;
import org.urbanobservatory.network.walk.WalkGraph;

/**
 * Turns the units of a population source into places where people start to walk. Points stay as
 * they are; fine cells become their centre; coarser cells and zones are spread over points along
 * the walkable edges inside, evenly by length, and without any such point become their centre.
 * Units without people are left out.
 */
public final class OriginBuilder {
  /** Reprojected cells of the fine size are a little wider than it. */
  private static final double CELL_TOLERANCE = 1.01;

  private final List<Breakdown> groups;
  private final double fineAreaM2;
  private final WalkGraph graph;
  private final double spacingM;
  private final List<Coordinate> at = new ArrayList<>();
  private final List<Integer> pointOf = new ArrayList<>();
  private final List<double[]> people = new ArrayList<>();
  private StreetPoints points;

  /**
   * @param groups of people, for example total, women, men
   */
  public OriginBuilder(WalkGraph graph, AccessSettings settings, List<Breakdown> groups) {
    this.groups = List.copyOf(groups);
    double fineM = settings.fineCellM() * CELL_TOLERANCE;
    this.fineAreaM2 = fineM * fineM;
    this.graph = graph;
    this.spacingM = settings.spacingM();
  }

  /** How many places there are so far. */
  public int count() {
    return at.size();
  }

  /**
   * Adds people at a point.
   *
   * @param persons of each group
   */
  public void addPoint(double x, double y, double... persons) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "Invalid place of people: %s, %s is not finite".formatted(x, y));
    }
    if (hasPeople(persons)) {
      add(new Coordinate(x, y), -1, persons);
    }
  }

  /**
   * Adds the people of a cell or zone.
   *
   * @param area valid polygons in the computing CRS; the part in the city of a unit at its border
   * @param persons of each group
   */
  public void addArea(Geometry area, double... persons) {
    if (isFine(area)) {
      addCentre(area, persons);
    } else {
      addSpread(area, persons);
    }
  }

  /** Whether the people of a unit start at its centre. */
  public boolean isFine(Geometry unit) {
    return unit.getArea() <= fineAreaM2;
  }

  /** Adds the people of a unit at its centre. */
  public void addCentre(Geometry unit, double... persons) {
    if (hasPeople(persons)) {
      add(centre(unit), -1, persons);
    }
  }

  /** Adds people along the walkable edges inside an area, however small it is. */
  public void addSpread(Geometry area, double... persons) {
    if (!hasPeople(persons)) {
      return;
    }
    int[] inside = points().inside(area);
    if (inside.length == 0) {
      add(centre(area), -1, persons);
    } else {
      spread(inside, persons);
    }
  }

  public Origins build() {
    int count = at.size();
    var along = new Snaps(count);
    var persons = new double[groups.size()][count];
    for (int i = 0; i < count; i++) {
      int point = pointOf.get(i);
      if (point >= 0) {
        along.enter(i, points().edge(point), points().alongM(point), 0);
      }
      for (int g = 0; g < groups.size(); g++) {
        persons[g][i] = people.get(i)[g];
      }
    }
    double[] x = at.stream().mapToDouble(c -> c.x).toArray();
    double[] y = at.stream().mapToDouble(c -> c.y).toArray();
    return new Origins(x, y, along, groups, persons);
  }

  private boolean hasPeople(double[] persons) {
    if (persons.length != groups.size()) {
      throw new IllegalArgumentException(
          "Invalid people: %d values for %d groups".formatted(persons.length, groups.size()));
    }
    for (double value : persons) {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("Invalid people: " + value + " is not 0 or more");
      }
    }
    return Arrays.stream(persons).anyMatch(value -> value > 0);
  }

  private void spread(int[] inside, double[] persons) {
    var length = new ExactSum();
    for (int point : inside) {
      length.add(points().lengthM(point));
    }
    for (int point : inside) {
      double share = points().lengthM(point) / length.value();
      add(points().at(point), point, Arrays.stream(persons).map(p -> p * share).toArray());
    }
  }

  /** Only people of coarse units need the points along all edges. */
  private StreetPoints points() {
    if (points == null) {
      points = new StreetPoints(graph, spacingM);
    }
    return points;
  }

  private void add(Coordinate place, int point, double[] persons) {
    at.add(place);
    pointOf.add(point);
    people.add(persons.clone());
  }

  private static Coordinate centre(Geometry area) {
    if (area.isEmpty()) {
      throw new IllegalArgumentException("Invalid area of people: it is empty");
    }
    Point centroid = area.getCentroid();
    return area.covers(centroid)
        ? centroid.getCoordinate()
        : area.getInteriorPoint().getCoordinate();
  }
}

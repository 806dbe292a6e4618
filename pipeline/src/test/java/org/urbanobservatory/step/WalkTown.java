package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.source.osm.OsmWay;

/**
 * A made town of 2 km by 2 km in UTM 33: blocks of 100 m with crooked corners, every tenth street
 * missing, its eastern part beyond a river without a bridge; and the straightforward way to walk in
 * it, one search from every place.
 */
public final class WalkTown {
  public static final String UTM = "EPSG:32633";
  public static final double WEST = 500_000;
  public static final double SOUTH = 5_000_000;
  public static final double SIDE_M = 2000;
  private static final int CORNERS = 21;
  private static final int RIVER_COLUMN = 14;

  private final List<Coordinate> corners = new ArrayList<>();
  private final List<int[]> streets = new ArrayList<>();
  private final Reprojection toLonLat = Reprojection.between(Crs.of(UTM), Crs.CRS84);

  public WalkTown(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < CORNERS * CORNERS; i++) {
      corners.add(
          new Coordinate(
              WEST + 100 * (i % CORNERS) + 30 * random.nextDouble() - 15,
              SOUTH + 100 * (i / CORNERS) + 30 * random.nextDouble() - 15));
    }
    for (int i = 0; i < corners.size(); i++) {
      int column = i % CORNERS;
      if (column + 1 < CORNERS && column != RIVER_COLUMN && random.nextInt(10) > 0) {
        streets.add(new int[] {i, i + 1});
      }
      if (i + CORNERS < corners.size() && random.nextInt(10) > 0) {
        streets.add(new int[] {i, i + CORNERS});
      }
    }
  }

  public Geometry boundary() {
    return square(WEST, SOUTH, SIDE_M, SIDE_M);
  }

  /** A rectangle in degrees. */
  public Geometry square(double west, double south, double width, double height) {
    var box = new Envelope(west, west + width, south, south + height);
    return toLonLat.densified(new GeometryFactory().toGeometry(box));
  }

  public double[] lonLat(Coordinate at) {
    return toLonLat.point(at.x, at.y);
  }

  /** The streets as footways; a motorway crosses the river for nobody. */
  public List<OsmWay> ways() {
    var ways = new ArrayList<OsmWay>();
    for (int i = 0; i < streets.size(); i++) {
      ways.add(way(i + 1, streets.get(i), "residential"));
    }
    int bridge = 10 * CORNERS + RIVER_COLUMN;
    ways.add(way(9999, new int[] {bridge, bridge + 1}, "motorway"));
    return ways;
  }

  private OsmWay way(long id, int[] ends, String highway) {
    double[] from = lonLat(corners.get(ends[0]));
    double[] to = lonLat(corners.get(ends[1]));
    return new OsmWay(
        id,
        Map.of("highway", highway),
        new long[] {ends[0] + 1, ends[1] + 1},
        new double[] {from[0], to[0]},
        new double[] {from[1], to[1]});
  }

  /** Places anywhere in the town. */
  public static List<Coordinate> places(int count, long seed) {
    var random = new Random(seed);
    var places = new ArrayList<Coordinate>();
    for (int i = 0; i < count; i++) {
      places.add(
          new Coordinate(
              WEST + 1 + (SIDE_M - 2) * random.nextDouble(),
              SOUTH + 1 + (SIDE_M - 2) * random.nextDouble()));
    }
    return places;
  }

  /** Where a place joins the nearest street. */
  private record Joint(int street, double alongM, double legM) {}

  private LineSegment line(int street) {
    return new LineSegment(
        corners.get(streets.get(street)[0]), corners.get(streets.get(street)[1]));
  }

  private Joint joint(Coordinate place) {
    int nearest = 0;
    for (int i = 1; i < streets.size(); i++) {
      if (line(i).distance(place) < line(nearest).distance(place)) {
        nearest = i;
      }
    }
    LineSegment line = line(nearest);
    Coordinate at = line.closestPoint(place);
    return new Joint(nearest, at.distance(line.p0), at.distance(place));
  }

  public boolean isConnected(Coordinate place, double maxSnapM) {
    return joint(place).legM() <= maxSnapM;
  }

  /** Metres from a place to the nearest of some others, by one search from the place. */
  public double walk(Coordinate from, List<Coordinate> targets, double maxSnapM) {
    Joint start = joint(from);
    if (start.legM() > maxSnapM) {
      return Double.POSITIVE_INFINITY;
    }
    double[] metres = search(start);
    double nearest = Double.POSITIVE_INFINITY;
    for (Coordinate target : targets) {
      Joint end = joint(target);
      if (end.legM() <= maxSnapM) {
        int[] ends = streets.get(end.street());
        double path =
            Math.min(
                metres[ends[0]] + end.alongM(),
                metres[ends[1]] + line(end.street()).getLength() - end.alongM());
        if (end.street() == start.street()) {
          path = Math.min(path, start.legM() + Math.abs(end.alongM() - start.alongM()));
        }
        nearest = Math.min(nearest, path + end.legM());
      }
    }
    return nearest;
  }

  private double[] search(Joint start) {
    var metres = new double[corners.size()];
    java.util.Arrays.fill(metres, Double.POSITIVE_INFINITY);
    var queue = new PriorityQueue<double[]>((a, b) -> Double.compare(a[0], b[0]));
    int[] ends = streets.get(start.street());
    queue.add(new double[] {start.legM() + start.alongM(), ends[0]});
    queue.add(
        new double[] {start.legM() + line(start.street()).getLength() - start.alongM(), ends[1]});
    while (!queue.isEmpty()) {
      double[] first = queue.remove();
      int corner = (int) first[1];
      if (first[0] < metres[corner]) {
        metres[corner] = first[0];
        for (int i = 0; i < streets.size(); i++) {
          int[] street = streets.get(i);
          if (street[0] == corner || street[1] == corner) {
            int other = street[0] == corner ? street[1] : street[0];
            queue.add(new double[] {first[0] + line(i).getLength(), other});
          }
        }
      }
    }
    return metres;
  }
}

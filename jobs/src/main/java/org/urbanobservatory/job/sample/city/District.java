package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * One of the four quarters of a city. They meet near its centre and reach a little beyond its
 * boundary, so that together they cover it once.
 *
 * @param id unlike that of every other district of every city
 * @param name for readers
 * @param officialCode code in a fictional register
 * @param quarter its corners, which are convex
 * @param outline the same with a point every 200 m at least, shared with the neighbours
 */
public record District(String id, String name, String officialCode, Ring quarter, Ring outline) {
  /** The id of the layer, by which configuration and statistics name it. */
  public static final String LAYER = "districts";

  private static final List<String> DIRECTIONS =
      List.of("North-East", "North-West", "South-West", "South-East");
  private static final double LONGEST_SIDE_M = 200;
  private static final double BEYOND_M = 60;
  private static final double OFF_CENTRE_M = 300;
  private static final double SLANT = 0.2;

  /** The four quarters, counter-clockwise from the north-east of the drawing board. */
  public static List<District> of(City city, Region boundary) {
    Frame frame = Frame.around(boundary);
    Chance chance = city.chance("districts");
    Point middle =
        Point.of(
            chance.between(-OFF_CENTRE_M, OFF_CENTRE_M),
            chance.between(-OFF_CENTRE_M, OFF_CENTRE_M));
    List<Point> ends = frame.ends(middle, chance);
    List<District> districts = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      Ring quarter =
          Ring.of(middle, ends.get(i), frame.corners().get(i), ends.get((i + 1) % ends.size()));
      districts.add(district(city, i, quarter));
    }
    return List.copyOf(districts);
  }

  private static District district(City city, int number, Ring quarter) {
    String direction = DIRECTIONS.get(number);
    return new District(
        city.id() + "-" + direction.toLowerCase(Locale.ROOT),
        city.name() + " " + direction,
        String.format(Locale.ROOT, "%s%02d", city.officialCode(), number + 1),
        quarter,
        outline(quarter));
  }

  /** A side that two districts share is cut once, from the middle outwards, for equal points. */
  private static Ring outline(Ring quarter) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      points.addAll(pieces(quarter.point(i), quarter.point(i + 1)));
    }
    List<Point> back = new ArrayList<>(pieces(quarter.point(0), quarter.point(3)));
    Collections.reverse(back);
    points.add(quarter.point(3));
    points.addAll(back.subList(0, back.size() - 1));
    return new Ring(points);
  }

  /** From a to b, without b. */
  private static List<Point> pieces(Point a, Point b) {
    int parts = (int) StrictMath.ceil(a.distance(b) / LONGEST_SIDE_M);
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < parts; k++) {
      points.add(a.towards(b, (double) k / parts));
    }
    return points;
  }

  /** The part of the city's boundary that is the district's. */
  Region within(Region boundary) {
    return boundary.within(quarter);
  }

  /** The upright box around a boundary. */
  private record Frame(double left, double bottom, double right, double top) {
    static Frame around(Region boundary) {
      List<Point> points = boundary.rings().flatMap(r -> r.points().stream()).toList();
      return new Frame(
          points.stream().mapToDouble(Point::x).min().orElseThrow() - BEYOND_M,
          points.stream().mapToDouble(Point::y).min().orElseThrow() - BEYOND_M,
          points.stream().mapToDouble(Point::x).max().orElseThrow() + BEYOND_M,
          points.stream().mapToDouble(Point::y).max().orElseThrow() + BEYOND_M);
    }

    List<Point> corners() {
      return List.of(
          Point.of(right, top),
          Point.of(left, top),
          Point.of(left, bottom),
          Point.of(right, bottom));
    }

    /** Where the lines from the middle leave the box: to the right, up, to the left, down. */
    List<Point> ends(Point middle, Chance chance) {
      return List.of(
          Point.of(right, middle.y() + slant(chance) * (right - middle.x())),
          Point.of(middle.x() + slant(chance) * (top - middle.y()), top),
          Point.of(left, middle.y() + slant(chance) * (middle.x() - left)),
          Point.of(middle.x() + slant(chance) * (middle.y() - bottom), bottom));
    }

    private static double slant(Chance chance) {
      return chance.between(-SLANT, SLANT);
    }
  }
}

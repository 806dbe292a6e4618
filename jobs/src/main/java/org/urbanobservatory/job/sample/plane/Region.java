package org.urbanobservatory.job.sample.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A city's boundary on the board: one or more outer rings that do not touch, with holes.
 *
 * @param outers the outer rings
 * @param holes holes, each wholly inside one outer ring
 */
public record Region(List<Ring> outers, List<Ring> holes) {

  public Region {
    outers = List.copyOf(outers);
    holes = List.copyOf(holes);
  }

  public static Region of(Ring outer) {
    return new Region(List.of(outer), List.of());
  }

  public Region withHole(Ring hole) {
    return new Region(outers, Stream.concat(holes.stream(), Stream.of(hole)).toList());
  }

  public Region withPart(Ring outer) {
    return new Region(Stream.concat(outers.stream(), Stream.of(outer)).toList(), holes);
  }

  public Region densified(double longest) {
    return new Region(
        outers.stream().map(r -> r.densified(longest)).toList(),
        holes.stream().map(r -> r.densified(longest)).toList());
  }

  public double area() {
    return sum(outers.stream().map(Ring::area)) - sum(holes.stream().map(Ring::area));
  }

  public boolean contains(Point p) {
    return outers.stream().anyMatch(r -> r.contains(p))
        && holes.stream().noneMatch(r -> r.contains(p));
  }

  public double distanceToEdge(Point p) {
    return rings().mapToDouble(r -> r.distanceToEdge(p)).min().orElseThrow();
  }

  public Stream<Ring> rings() {
    return Stream.concat(outers.stream(), holes.stream());
  }

  /** The part of the region within a convex ring. */
  public Region within(Ring convex) {
    return new Region(clipped(outers, convex), clipped(holes, convex));
  }

  private static List<Ring> clipped(List<Ring> rings, Ring convex) {
    return rings.stream().flatMap(r -> r.within(convex).stream()).toList();
  }

  /** The area of the region within a convex cell. */
  public double areaWithin(Ring cell) {
    return sum(outers.stream().map(r -> r.areaWithin(cell)))
        - sum(holes.stream().map(r -> r.areaWithin(cell)));
  }

  /** The parts of a-b inside the region, as {from, to} shares of a-b in order. */
  public List<double[]> partsOf(Point a, Point b) {
    double[] cuts = cuts(a, b);
    List<double[]> parts = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.length; i++) {
      if (cuts[i + 1] > cuts[i] && contains(a.towards(b, (cuts[i] + cuts[i + 1]) / 2))) {
        parts.add(new double[] {cuts[i], cuts[i + 1]});
      }
    }
    return parts;
  }

  private double[] cuts(Point a, Point b) {
    return Stream.concat(Stream.of(0.0, 1.0), rings().flatMap(r -> cuts(a, b, r)))
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  private static Stream<Double> cuts(Point a, Point b, Ring ring) {
    return java.util.stream.IntStream.range(0, ring.size())
        .mapToObj(i -> Segments.crossing(a, b, ring.point(i), ring.point(i + 1)))
        .filter(at -> !at.isNaN());
  }

  private static double sum(Stream<Double> values) {
    return values.reduce(0.0, Double::sum);
  }
}

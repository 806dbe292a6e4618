package org.urbanobservatory.measure.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;

/** People at points, each given to the region that contains it. */
public final class PointPopulation implements PopulationSurface {
  /**
   * People at one point.
   *
   * @param x in the computing CRS
   * @param y in the computing CRS
   * @param people persons
   */
  public record Point(double x, double y, double people) {
    public Point {
      if (!Double.isFinite(x + y + people)) {
        throw new IllegalArgumentException(
            "Invalid population point: " + people + " at (" + x + ", " + y + ")");
      }
    }
  }

  private static final Comparator<Point> ORDER =
      Comparator.comparingDouble(Point::x)
          .thenComparingDouble(Point::y)
          .thenComparingDouble(Point::people);

  private final List<Point> points;
  private final int rejected;

  private PointPopulation(List<Point> points, int rejected) {
    this.points = points;
    this.rejected = rejected;
  }

  public static PointPopulation of(Collection<Point> points) {
    List<Point> usable = points.stream().filter(p -> p.people() >= 0).sorted(ORDER).toList();
    return new PointPopulation(usable, points.size() - usable.size());
  }

  @Override
  public int units() {
    return points.size();
  }

  @Override
  public int rejectedUnits() {
    return rejected;
  }

  @Override
  public double total() {
    return sum(points);
  }

  /** The points that a region contains, by the half-open rule. */
  public List<Point> pointsWithin(Geometry region) {
    var halfOpen = new HalfOpenRegion(region);
    return points.stream().filter(p -> halfOpen.contains(p.x(), p.y())).toList();
  }

  @Override
  public Inhabitants within(Geometry region) {
    return inhabitants(sum(pointsWithin(region)));
  }

  /**
   * {@inheritDoc} The points must be those of the grid's extent: {@code
   * PointPopulation.of(pointsWithin(extent))}. A cell takes the points of its whole square, because
   * rounding moves clipped edges by a hair.
   */
  @Override
  public List<Inhabitants> within(DisplayGrid grid) {
    Map<Square, Integer> positions = new TreeMap<>();
    List<ExactSum> sums = new ArrayList<>();
    for (DisplayCell cell : grid.cells()) {
      positions.put(new Square(cell.row(), cell.column()), sums.size());
      sums.add(new ExactSum());
    }
    for (Point point : points) {
      Integer position = positions.get(Square.of(point, grid.size()));
      if (position != null) {
        sums.get(position).add(point.people());
      }
    }
    return sums.stream().map(sum -> inhabitants(sum.value())).toList();
  }

  @Override
  public UnitShares shares(Geometry region) {
    var halfOpen = new HalfOpenRegion(region);
    var covered = new UnitShares.Builder();
    for (int i = 0; i < points.size(); i++) {
      if (halfOpen.contains(points.get(i).x(), points.get(i).y())) {
        covered.add(i, 1);
      }
    }
    return covered.build();
  }

  /** {@inheritDoc} A cell takes the points of its whole square, also those beyond the extent. */
  @Override
  public List<UnitShares> shares(DisplayGrid grid) {
    Map<Square, UnitShares.Builder> squares = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      Square square = Square.of(points.get(i), grid.size());
      squares.computeIfAbsent(square, s -> new UnitShares.Builder()).add(i, 1);
    }
    return grid.cells().stream()
        .map(cell -> squares.get(new Square(cell.row(), cell.column())))
        .map(square -> square == null ? new UnitShares.Builder().build() : square.build())
        .toList();
  }

  @Override
  public double people(int unit) {
    return points.get(unit).people();
  }

  @Override
  public Geometry place(int unit) {
    Point point = points.get(unit);
    return new GeometryFactory().createPoint(new Coordinate(point.x(), point.y()));
  }

  @Override
  public PopulationSurface scaledBy(double factor) {
    return new PointPopulation(
        points.stream().map(p -> new Point(p.x(), p.y(), p.people() * factor)).toList(), rejected);
  }

  @Override
  public boolean hasUnitsOf(PopulationSurface other) {
    return other instanceof PointPopulation others
        && others.points.size() == points.size()
        && IntStream.range(0, points.size())
            .allMatch(i -> isAt(points.get(i), others.points.get(i)));
  }

  private static boolean isAt(Point one, Point other) {
    return one.x() == other.x() && one.y() == other.y();
  }

  private static Inhabitants inhabitants(double people) {
    return new Inhabitants(people, Double.NaN, Double.NaN);
  }

  private static double sum(List<Point> points) {
    var sum = new ExactSum();
    points.forEach(point -> sum.add(point.people()));
    return sum.value();
  }

  private record Square(long row, long column) implements Comparable<Square> {
    static Square of(Point point, double size) {
      return new Square((long) Math.floor(point.y() / size), (long) Math.floor(point.x() / size));
    }

    @Override
    public int compareTo(Square other) {
      int byRow = Long.compare(row, other.row);
      return byRow != 0 ? byRow : Long.compare(column, other.column);
    }
  }
}

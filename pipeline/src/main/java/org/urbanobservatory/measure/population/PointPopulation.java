package org.urbanobservatory.measure.population;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.PointPlaces;

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
  private final PointPlaces places;

  private PointPopulation(List<Point> points, int rejected) {
    this.points = points;
    this.rejected = rejected;
    this.places =
        new PointPlaces(
            points.stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())).toArray());
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

  /** The points that a region contains; of regions side by side one has a point on their border. */
  public List<Point> pointsWithin(Geometry region) {
    return places.within(region).stream().mapToObj(points::get).toList();
  }

  @Override
  public Inhabitants within(Geometry region) {
    return inhabitants(sum(pointsWithin(region)));
  }

  /**
   * {@inheritDoc} The points must be those of the grid's extent: {@code
   * PointPopulation.of(pointsWithin(extent))}. A cell takes the points of its whole square, because
   * rounding moves clipped edges by a hair, and those on the border of the extent whose own square
   * shares no area with it.
   */
  @Override
  public List<Inhabitants> within(DisplayGrid grid) {
    List<ExactSum> sums = grid.cells().stream().map(cell -> new ExactSum()).toList();
    var squares = new Squares(grid);
    for (Point point : points) {
      squares.find(point.x(), point.y()).ifPresent(cell -> sums.get(cell).add(point.people()));
    }
    return sums.stream().map(sum -> inhabitants(sum.value())).toList();
  }

  @Override
  public UnitShares shares(Geometry region) {
    var covered = new UnitShares.Builder();
    places.within(region).stream().forEach(i -> covered.add(i, 1));
    return covered.build();
  }

  /** {@inheritDoc} A cell takes the points of its whole square, also those beyond the extent. */
  @Override
  public List<UnitShares> shares(DisplayGrid grid) {
    List<UnitShares.Builder> covered =
        grid.cells().stream().map(cell -> new UnitShares.Builder()).toList();
    var squares = new Squares(grid);
    for (int i = 0; i < points.size(); i++) {
      int unit = i;
      squares
          .find(points.get(i).x(), points.get(i).y())
          .ifPresent(cell -> covered.get(cell).add(unit, 1));
    }
    return covered.stream().map(UnitShares.Builder::build).toList();
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
}

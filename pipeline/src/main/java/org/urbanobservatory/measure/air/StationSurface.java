package org.urbanobservatory.measure.air;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.grid.ExactSum;

/**
 * Concentrations from stations, each cell by the stations around its centroid.
 *
 * <p>What counts: stations within the distance of the rule, the limit itself included. What does
 * not: stations further away; a cell without a station in reach has no value.
 *
 * <p>Formula: the value of the nearest station (the first by id of two at one distance), or {@code
 * sum(v / d^p) / sum(1 / d^p)}; at a station its own value.
 *
 * <p>Source: nearest neighbour; Shepard, "A two-dimensional interpolation function for
 * irregularly-spaced data", 1968.
 *
 * <p>Unit: micrograms per m3.
 */
public final class StationSurface implements AirSurface {
  private final List<Station> stations;
  private final StationRule rule;

  public StationSurface(Collection<Station> stations, StationRule rule) {
    this.stations = stations.stream().sorted().toList();
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  public List<Station> stations() {
    return stations;
  }

  @Override
  public String method() {
    if (rule instanceof StationRule.InverseDistance inverse) {
      return "inverse_distance_power_" + plain(inverse.power()) + limit();
    }
    return "nearest_station" + limit();
  }

  private String limit() {
    double metres = rule.maxDistanceM();
    return Double.isInfinite(metres) ? "" : "_within_" + plain(metres) + "m";
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  @Override
  public OptionalDouble within(Geometry cell) {
    Point centre = cell.getCentroid();
    return at(centre.getX(), centre.getY());
  }

  /** The concentration at a point of the computing CRS. */
  public OptionalDouble at(double x, double y) {
    List<Near> near = near(x, y);
    if (near.isEmpty()) {
      return OptionalDouble.empty();
    }
    Near nearest = near.get(0);
    for (Near one : near) {
      nearest = one.metres() < nearest.metres() ? one : nearest;
    }
    return OptionalDouble.of(
        rule instanceof StationRule.InverseDistance inverse && nearest.metres() > 0
            ? weighted(near, nearest.metres(), inverse.power())
            : nearest.station().ugPerM3());
  }

  private List<Near> near(double x, double y) {
    List<Near> near = new ArrayList<>();
    for (Station station : stations) {
      double metres = station.distanceTo(x, y);
      if (metres <= rule.maxDistanceM()) {
        near.add(new Near(station, metres));
      }
    }
    return near;
  }

  /** Distances relative to the nearest, so that no power of a large distance vanishes. */
  private static double weighted(List<Near> near, double nearestM, double power) {
    var values = new ExactSum();
    var weights = new ExactSum();
    for (Near one : near) {
      double weight = StrictMath.pow(nearestM / one.metres(), power);
      values.add(weight * one.station().ugPerM3());
      weights.add(weight);
    }
    return values.value() / weights.value();
  }

  private record Near(Station station, double metres) {}
}

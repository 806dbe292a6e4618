package org.urbanobservatory.measure.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.measure.extent.UrbanPolygons;

/**
 * Zones of people that share land, where their people count once for each zone.
 *
 * @param zones how many of them share land with another
 * @param areaM2 land that more than one zone covers, each square metre once
 * @param pairs the zones that share land, two by two: those of one shape first, then by the land
 *     that they share, largest first
 */
public record ZoneOverlap(int zones, double areaM2, List<Pair> pairs) {
  /** Share of the smaller zone that two zones may share: what drawing borders twice leaves. */
  private static final double TOLERANCE = 0.001;

  /** Share by which two drawings of one shape may differ once they are in another CRS. */
  private static final double ROUNDING = 1e-9;

  /**
   * Two zones that share land.
   *
   * @param first number of its feature, smaller than the second's
   * @param second number of its feature
   * @param areaM2 of the shared land
   * @param isOneShape whether the two are the same polygon
   */
  public record Pair(long first, long second, double areaM2, boolean isOneShape) {}

  private record Common(Pair pair, Geometry land) {}

  public ZoneOverlap {
    pairs = List.copyOf(pairs);
  }

  /**
   * Where zones share land of a region; empty where they lie side by side but for slivers.
   *
   * @param zones in the computing CRS, each with the number of its feature
   * @param region valid polygons in the same plane; land beyond it does not matter
   */
  public static Optional<ZoneOverlap> find(List<Zone> zones, Geometry region) {
    List<Common> common = commons(zones, region);
    if (common.isEmpty()) {
      return Optional.empty();
    }
    var sharing = new TreeSet<Long>();
    common.forEach(c -> sharing.addAll(List.of(c.pair().first(), c.pair().second())));
    Geometry land = UrbanPolygons.unionOfCut(common.stream().map(Common::land).toList());
    List<Pair> pairs =
        common.stream()
            .map(Common::pair)
            .sorted(
                Comparator.comparing((Pair pair) -> !pair.isOneShape())
                    .thenComparing(Pair::areaM2, Comparator.reverseOrder())
                    .thenComparing(Pair::first)
                    .thenComparing(Pair::second))
            .toList();
    return Optional.of(new ZoneOverlap(sharing.size(), land.getArea(), pairs));
  }

  private static List<Common> commons(List<Zone> zones, Geometry region) {
    List<Zone> near =
        zones.stream()
            .filter(z -> meet(z.geometry(), region))
            .sorted(Comparator.comparingLong(Zone::feature))
            .toList();
    var index = new STRtree();
    for (int i = 0; i < near.size(); i++) {
      index.insert(near.get(i).geometry().getEnvelopeInternal(), i);
    }
    List<Common> commons = new ArrayList<>();
    for (int i = 0; i < near.size(); i++) {
      List<?> around = index.query(near.get(i).geometry().getEnvelopeInternal());
      for (int other : around.stream().map(Integer.class::cast).sorted().toList()) {
        if (other > i) {
          find(near.get(i), near.get(other), region).ifPresent(commons::add);
        }
      }
    }
    return commons;
  }

  private static boolean meet(Geometry zone, Geometry region) {
    return zone.getEnvelopeInternal().intersects(region.getEnvelopeInternal());
  }

  private static Optional<Common> find(Zone a, Zone b, Geometry region) {
    double least = TOLERANCE * Math.min(a.geometry().getArea(), b.geometry().getArea());
    // Neighbours of a regular layer are told apart by their envelopes alone.
    Envelope both =
        a.geometry().getEnvelopeInternal().intersection(b.geometry().getEnvelopeInternal());
    if (both.getArea() <= least) {
      return Optional.empty();
    }
    Geometry shared = Overlays.intersection(a.geometry(), b.geometry());
    if (shared.getArea() <= least) {
      return Optional.empty();
    }
    Geometry inside = Overlays.intersection(shared, region);
    var pair = new Pair(a.feature(), b.feature(), inside.getArea(), isOneShape(a, b, shared));
    return inside.getArea() > least ? Optional.of(new Common(pair, inside)) : Optional.empty();
  }

  private static boolean isOneShape(Zone a, Zone b, Geometry shared) {
    double larger = Math.max(a.geometry().getArea(), b.geometry().getArea());
    return shared.getArea() >= larger * (1 - ROUNDING);
  }
}

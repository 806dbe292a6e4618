package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.grid.ExactSum;

/**
 * How zones cover a city. Land that no zone covers and land that several do are told apart, as the
 * one may be as large as the other.
 *
 * @param uncoveredShare area of the city that no zone covers, over that of the city
 * @param overlapShare area by which the zones together exceed the land they cover, over that of the
 *     city; land in three zones counts twice
 * @param most the two zones that share most land; empty where no two do
 */
public record ZoneCover(double uncoveredShare, double overlapShare, Optional<Pair> most) {
  /**
   * Two zones that share land.
   *
   * @param areaM2 of the land inside the city
   */
  public record Pair(String first, String second, double areaM2) {}

  private record Part(String id, Geometry land) {}

  public ZoneCover {
    Objects.requireNonNull(most, "most");
  }

  /**
   * @param boundary valid polygons in the computing CRS
   * @param zones valid polygons in the same plane by their ids
   */
  public static ZoneCover of(Geometry boundary, SortedMap<String, Geometry> zones) {
    List<Part> parts = new ArrayList<>();
    var sum = new ExactSum();
    for (Map.Entry<String, Geometry> zone : zones.entrySet()) {
      Geometry land = Overlays.intersection(boundary, zone.getValue());
      if (land.getArea() > 0) {
        parts.add(new Part(zone.getKey(), land));
        sum.add(land.getArea());
      }
    }
    double covered = parts.isEmpty() ? 0 : union(parts).getArea();
    double area = boundary.getArea();
    return new ZoneCover(
        Math.max(0, 1 - covered / area), Math.max(0, (sum.value() - covered) / area), most(parts));
  }

  private static Geometry union(List<Part> parts) {
    return UrbanPolygons.unionOfCut(parts.stream().map(Part::land).toList());
  }

  /** Of equals the first by ids. */
  private static Optional<Pair> most(List<Part> parts) {
    var index = new STRtree();
    for (int i = 0; i < parts.size(); i++) {
      index.insert(parts.get(i).land().getEnvelopeInternal(), i);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (Object near : index.query(parts.get(i).land().getEnvelopeInternal())) {
        if ((int) near > i) {
          pairs.add(pair(parts.get(i), parts.get((int) near)));
        }
      }
    }
    return pairs.stream()
        .filter(pair -> pair.areaM2() > 0)
        .max(
            Comparator.comparingDouble(Pair::areaM2)
                .thenComparing(Pair::first, Comparator.reverseOrder())
                .thenComparing(Pair::second, Comparator.reverseOrder()));
  }

  private static Pair pair(Part a, Part b) {
    return new Pair(a.id(), b.id(), Overlays.intersection(a.land(), b.land()).getArea());
  }
}

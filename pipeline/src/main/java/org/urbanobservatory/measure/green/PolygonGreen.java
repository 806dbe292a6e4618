package org.urbanobservatory.measure.green;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.extent.CoverGap;
import org.urbanobservatory.measure.extent.KnownCover;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.measure.extent.UrbanPolygons;

/** Green cover as polygons; land that several of them cover counts once. */
public final class PolygonGreen implements GreenCover {
  /** Parts of the union, which do not overlap. */
  private final List<Geometry> parts;

  private final STRtree index = new STRtree();

  private PolygonGreen(List<Geometry> parts) {
    this.parts = parts;
    for (int i = 0; i < parts.size(); i++) {
      index.insert(parts.get(i).getEnvelopeInternal(), i);
    }
    index.build();
  }

  /**
   * @param polygons in the computing CRS; overlaps allowed, self-crossing ones are repaired, points
   *     and lines have no area
   */
  public static PolygonGreen of(Collection<? extends Geometry> polygons) {
    List<Geometry> areas =
        polygons.stream().map(g -> (Geometry) g).filter(g -> g.getDimension() == 2).toList();
    if (areas.isEmpty()) {
      return new PolygonGreen(List.of());
    }
    Geometry union = UrbanPolygons.union(areas);
    return new PolygonGreen(
        IntStream.range(0, union.getNumGeometries()).mapToObj(union::getGeometryN).toList());
  }

  @Override
  public double areaWithin(Geometry region) {
    if (region.isEmpty()) {
      return 0;
    }
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(region);
    List<?> found = index.query(region.getEnvelopeInternal());
    var sum = new ExactSum();
    for (int i : found.stream().map(Integer.class::cast).sorted().toList()) {
      Geometry part = parts.get(i);
      sum.add(
          prepared.contains(part) ? part.getArea() : Overlays.intersection(part, region).getArea());
    }
    return sum.value();
  }

  /**
   * {@inheritDoc} A layer of polygons does not say where it ends: land without one is not green.
   */
  @Override
  public double coveredShare(Geometry region) {
    return 1;
  }

  @Override
  public boolean knowsAll(Geometry region) {
    return true;
  }

  @Override
  public boolean[] knows(double[] xy) {
    boolean[] knows = new boolean[xy.length / 2];
    Arrays.fill(knows, true);
    return knows;
  }

  /** {@inheritDoc} Only of what the layer calls green another date surely has to know. */
  @Override
  public Function<Geometry, CoverGap> lackOf(KnownCover date) {
    return region -> CoverGap.ofCover(areaWithin(date.unknownWithin(region)), areaWithin(region));
  }

  @Override
  public Geometry unknownWithin(Geometry region) {
    return region.getFactory().createMultiPolygon();
  }
}

package org.urbanobservatory.measure.hazard;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.CellOutlines;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/**
 * The part of a region where a hazard can strike; land that several polygons cover is there once.
 *
 * @param layer the hazard, for example {@code flood}; {@link #ANY} for all together
 * @param level class or return period inside the layer, for example {@code 100_years}; {@link #ALL}
 *     for the whole layer
 * @param geometry valid polygons in the computing CRS that do not overlap; empty for none
 */
public record HazardArea(String layer, String level, MultiPolygon geometry)
    implements Comparable<HazardArea> {
  /** Every layer together. */
  public static final String ANY = "any";

  /** Every level of a layer together. */
  public static final String ALL = "_T";

  public HazardArea {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(geometry, "geometry");
  }

  /**
   * The area that at least one polygon covers.
   *
   * @param region valid polygons in the computing CRS
   * @param polygons in the computing CRS; overlaps allowed, self-crossing ones are repaired, points
   *     and lines have no area
   */
  public static HazardArea ofPolygons(
      String layer, String level, Geometry region, Collection<? extends Geometry> polygons) {
    List<Geometry> near =
        polygons.stream()
            .filter(g -> g.getDimension() == 2)
            .filter(g -> g.getEnvelopeInternal().intersects(region.getEnvelopeInternal()))
            .map(g -> g.isValid() ? g : GeometryFixer.fix(g))
            .sorted()
            .toList();
    if (near.isEmpty() || region.isEmpty()) {
      return new HazardArea(layer, level, region.getFactory().createMultiPolygon());
    }
    Geometry union = OverlayNGRobust.union(region.getFactory().buildGeometry(near));
    return new HazardArea(layer, level, normal(Overlays.intersection(union, region)));
  }

  /**
   * The hazardous cells of a raster; a cell without a value is not hazardous.
   *
   * @param region valid polygons in the computing CRS
   */
  public static HazardArea ofRaster(
      String layer, String level, Geometry region, HazardRaster raster) {
    return new HazardArea(
        layer,
        level,
        CellOutlines.within(region, raster.values(), raster.hazardous(), raster.plane()));
  }

  /**
   * A raster and what its values mean.
   *
   * @param values NaN is no value
   * @param rule which of them are hazardous
   * @param plane how the raster lies on the computing CRS
   */
  public record HazardRaster(Raster values, HazardRule rule, RasterPlane plane) {
    /**
     * Share of a region's area, 0 to 1, that the raster reaches; cells without a value, which are
     * not hazardous, are reached.
     *
     * @param region valid polygons in the computing CRS, not empty
     */
    public double coveredShare(Geometry region) {
      Coverage coverage = RegionRings.coverage(region, values, plane);
      double[] areas = CellImages.areas(values.lattice(), plane.toComputing());
      var reached = new ExactSum();
      for (int cell = 0; cell < coverage.shares().length; cell++) {
        reached.add(coverage.shares()[cell] * areas[coverage.latticeIndex(values.lattice(), cell)]);
      }
      return Math.min(1, reached.value() / region.getArea());
    }

    boolean[] hazardous() {
      boolean[] hazardous = new boolean[values.values().length];
      for (int i = 0; i < hazardous.length; i++) {
        double value = values.values()[i];
        hazardous[i] = !Double.isNaN(value) && rule.isHazardous(value);
      }
      return hazardous;
    }
  }

  /**
   * The land that at least one of several areas covers.
   *
   * @param areas at least one
   */
  public static HazardArea union(String layer, String level, Collection<HazardArea> areas) {
    List<Geometry> parts = areas.stream().sorted().map(a -> (Geometry) a.geometry()).toList();
    Geometry union = OverlayNGRobust.union(parts.get(0).getFactory().buildGeometry(parts));
    Geometry nothing = parts.get(0).getFactory().createMultiPolygon();
    return new HazardArea(layer, level, normal(Overlays.union(union, nothing)));
  }

  private static MultiPolygon normal(MultiPolygon geometry) {
    return (MultiPolygon) geometry.norm();
  }

  @Override
  public int compareTo(HazardArea other) {
    int byLayer = layer.compareTo(other.layer);
    int byLevel = byLayer != 0 ? byLayer : level.compareTo(other.level);
    return byLevel != 0 ? byLevel : geometry.compareTo(other.geometry);
  }
}

package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Raster;

/** Polygons of chosen cells of a raster. */
public final class CellOutlines {
  private CellOutlines() {}

  /**
   * The land of the chosen cells inside a region, dissolved. Cells that touch only at a corner stay
   * two polygons.
   *
   * @param raster the lattice of the cells
   * @param chosen whether a cell is, rows from north
   * @param region valid polygons in the computing CRS
   * @return valid, in the computing CRS; empty where nothing is chosen
   */
  public static MultiPolygon within(
      Geometry region, Raster raster, boolean[] chosen, RasterPlane plane) {
    boolean[] near = near(region, raster, chosen, plane);
    GeometryFactory factory = region.getFactory();
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(region);
    List<Polygon> polygons = new ArrayList<>();
    for (Polygon outline : RegionRings.outlines(raster.lattice(), near, plane, factory)) {
      polygons.addAll(clipped(outline, region, prepared));
    }
    return (MultiPolygon) factory.createMultiPolygon(polygons.toArray(Polygon[]::new)).norm();
  }

  private static List<Polygon> clipped(
      Polygon outline, Geometry region, PreparedGeometry prepared) {
    return prepared.contains(outline)
        ? List.of(outline)
        : RegionRings.polygons(Overlays.intersection(region, outline));
  }

  /** The chosen cells that the region covers at least in part. */
  private static boolean[] near(
      Geometry region, Raster raster, boolean[] chosen, RasterPlane plane) {
    boolean[] near = new boolean[chosen.length];
    Coverage coverage = RegionRings.coverage(region, raster, plane);
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(raster.lattice(), cell);
      near[at] = chosen[at] && coverage.shares()[cell] > 0;
    }
    return near;
  }
}

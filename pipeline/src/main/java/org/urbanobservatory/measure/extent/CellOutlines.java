package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
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

  /**
   * The part of a region that no cell of a lattice reaches.
   *
   * @param region valid polygons in the computing CRS
   * @return valid, in the computing CRS; empty where the lattice reaches all of it
   */
  static MultiPolygon beyond(Geometry region, Lattice lattice, RasterPlane plane) {
    if (reaches(lattice, region, plane)) {
      return region.getFactory().createMultiPolygon();
    }
    boolean[] all = new boolean[lattice.size()];
    Arrays.fill(all, true);
    Polygon outline = RegionRings.outlines(lattice, all, plane, region.getFactory()).get(0);
    return Overlays.difference(region, outline);
  }

  /** Whether every vertex of a region lies on a lattice. */
  static boolean reaches(Lattice lattice, Geometry region, RasterPlane plane) {
    Coordinate[] vertices = region.getCoordinates();
    double[] xy = new double[2 * vertices.length];
    for (int i = 0; i < vertices.length; i++) {
      xy[2 * i] = vertices[i].x;
      xy[2 * i + 1] = vertices[i].y;
    }
    plane.fromComputing().transform(xy);
    var box =
        new Envelope(
            lattice.x(0), lattice.x(lattice.columns()), lattice.y(lattice.rows()), lattice.y(0));
    for (int i = 0; i < xy.length; i += 2) {
      if (!box.contains(xy[i], xy[i + 1])) {
        return false;
      }
    }
    return true;
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

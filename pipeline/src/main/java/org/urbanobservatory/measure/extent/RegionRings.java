package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Densification;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Outlines;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Ring;

/** Between polygons and plain rings. */
public final class RegionRings {
  /** Allowed bend of a region's edge in a raster's plane, as a share of a cell. */
  private static final double TOLERANCE_CELLS = 1e-5;

  /** Allowed bend of an outline in the computing CRS, in metres. */
  private static final double OUTLINE_TOLERANCE_M = 0.001;

  private RegionRings() {}

  /** The outlines of groups of cells, brought to the computing CRS; see {@link Outlines}. */
  public static List<Polygon> outlines(
      Lattice lattice, boolean[] cells, RasterPlane plane, GeometryFactory factory) {
    var densification = new Densification(plane.toComputing(), OUTLINE_TOLERANCE_M);
    List<Polygon> polygons = new ArrayList<>();
    for (List<Ring> rings : Outlines.of(lattice, cells)) {
      List<Ring> images =
          rings.stream().map(r -> new Ring(densification.line(r.xy()), r.isHole())).toList();
      polygons.add(polygon(images, factory));
    }
    return polygons;
  }

  /** The rings of every polygon in a geometry; its points and lines have none. */
  public static List<Ring> of(Geometry region) {
    List<Ring> rings = new ArrayList<>();
    for (Polygon polygon : polygons(region)) {
      rings.add(new Ring(flat(polygon.getExteriorRing()), false));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        rings.add(new Ring(flat(polygon.getInteriorRingN(i)), true));
      }
    }
    return rings;
  }

  /** The exact covered share of a raster's cells. */
  public static Coverage coverage(Geometry region, Raster raster, RasterPlane plane) {
    return coverage(region, raster.lattice(), plane);
  }

  /**
   * The exact covered share of a lattice's cells.
   *
   * @param region in the computing CRS
   */
  public static Coverage coverage(Geometry region, Lattice lattice, RasterPlane plane) {
    return coverage(region, lattice, plane.fromComputing());
  }

  /**
   * The exact covered share of a lattice's cells.
   *
   * @param toLattice from the plane of the region to that of the lattice
   */
  public static Coverage coverage(Geometry region, Lattice lattice, PlaneTransform toLattice) {
    double cell = Math.min(lattice.cellWidth(), lattice.cellHeight());
    var densification = new Densification(toLattice, TOLERANCE_CELLS * cell);
    List<Ring> rings =
        of(region).stream().map(r -> new Ring(densification.line(r.xy()), r.isHole())).toList();
    return rings.isEmpty()
        ? new Coverage(0, 0, 0, 0, new double[0])
        : Coverage.exact(lattice, rings);
  }

  /** The polygons of a geometry in their order. */
  static List<Polygon> polygons(Geometry region) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < region.getNumGeometries(); i++) {
      Geometry part = region.getGeometryN(i);
      if (part instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      } else if (part.getNumGeometries() > 1) {
        polygons.addAll(polygons(part));
      }
    }
    return polygons;
  }

  /** The polygonal part of a geometry as one multipolygon. */
  static MultiPolygon polygonal(Geometry geometry) {
    return geometry.getFactory().createMultiPolygon(polygons(geometry).toArray(Polygon[]::new));
  }

  /** One polygon of a shell and its holes. */
  static Polygon polygon(List<Ring> rings, GeometryFactory factory) {
    LinearRing[] holes =
        rings.stream().skip(1).map(r -> linear(r, factory)).toArray(LinearRing[]::new);
    return factory.createPolygon(linear(rings.get(0), factory), holes);
  }

  private static LinearRing linear(Ring ring, GeometryFactory factory) {
    double[] xy = ring.xy();
    Coordinate[] coordinates = new Coordinate[xy.length / 2];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    return factory.createLinearRing(coordinates);
  }

  private static double[] flat(LinearRing ring) {
    double[] xy = new double[2 * ring.getNumPoints()];
    for (int i = 0; i < ring.getNumPoints(); i++) {
      xy[2 * i] = ring.getCoordinateSequence().getX(i);
      xy[2 * i + 1] = ring.getCoordinateSequence().getY(i);
    }
    return xy;
  }
}

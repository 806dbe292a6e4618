package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * The squares in which a city is shown: aligned with the origin of the computing CRS, clipped to
 * the extent, from south to north and from west to east.
 *
 * @param size side of a square in units of the computing CRS
 * @param cells the squares that share area with the extent
 */
public record DisplayGrid(double size, List<DisplayCell> cells) {
  /** Squares that the box of one extent may have; a continent at 1 km has fewer. */
  public static final long MAX_CELLS = 4_000_000;

  public DisplayGrid {
    cells = List.copyOf(cells);
  }

  /**
   * @param extent valid polygons in the computing CRS
   * @param size above 0
   * @throws IllegalArgumentException when the size is not above 0 or gives too many cells
   */
  public static DisplayGrid of(Geometry extent, double size) {
    if (!(size > 0)) {
      throw new IllegalArgumentException("Invalid size of display cells: " + size);
    }
    if (extent.isEmpty()) {
      return new DisplayGrid(size, List.of());
    }
    Span span = Span.over(extent.getEnvelopeInternal(), size);
    if (!span.fits()) {
      throw new IllegalArgumentException(
          "Invalid size of display cells: %s gives %d x %d cells; at most %d"
              .formatted(size, span.columns(), span.rows(), MAX_CELLS));
    }
    List<DisplayCell> cells = new ArrayList<>();
    split(extent, span, size, cells);
    cells.sort(Comparator.comparingLong(DisplayCell::row).thenComparing(DisplayCell::column));
    return new DisplayGrid(size, cells);
  }

  /** Whether an extent has few enough squares of a size above 0. */
  public static boolean fits(Geometry extent, double size) {
    return extent.isEmpty() || Span.over(extent.getEnvelopeInternal(), size).fits();
  }

  static long floor(double ordinate, double size) {
    return (long) Math.floor(ordinate / size);
  }

  /** Quarters the span until a part is one cell, so that each cut is small. */
  private static void split(Geometry part, Span span, double size, List<DisplayCell> cells) {
    List<Polygon> polygons = RegionRings.polygons(part);
    if (polygons.isEmpty()) {
      return;
    }
    if (span.columns() == 1 && span.rows() == 1) {
      cells.add(cell(span.west, span.south, size, single(part, polygons)));
      return;
    }
    for (Span quarter : span.quarters()) {
      split(clipped(polygons, quarter.envelope(size)), quarter, size, cells);
    }
  }

  /** Only polygons that reach over the box are cut. */
  private static Geometry clipped(List<Polygon> polygons, Envelope box) {
    GeometryFactory factory = polygons.get(0).getFactory();
    Geometry rectangle = factory.toGeometry(box);
    List<Polygon> inside = new ArrayList<>();
    for (Polygon polygon : polygons) {
      inside.addAll(RegionRings.polygons(Overlays.intersection(polygon, rectangle)));
    }
    return factory.createMultiPolygon(inside.toArray(Polygon[]::new));
  }

  private static Geometry single(Geometry part, List<Polygon> polygons) {
    Geometry clean =
        polygons.size() == 1
            ? polygons.get(0)
            : part.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    return clean.norm();
  }

  private static DisplayCell cell(long column, long row, double size, Geometry geometry) {
    String metres = size == Math.rint(size) ? Long.toString((long) size) : Double.toString(size);
    return new DisplayCell(metres + "mN" + row + "E" + column, column, row, geometry);
  }

  /** Cells from west to east and south to north, the upper ends excluded. */
  private record Span(long west, long south, long east, long north) {
    static Span over(Envelope box, double size) {
      return new Span(
          floor(box.getMinX(), size),
          floor(box.getMinY(), size),
          floor(box.getMaxX(), size) + 1,
          floor(box.getMaxY(), size) + 1);
    }

    boolean fits() {
      return (double) columns() * rows() <= MAX_CELLS;
    }

    long columns() {
      return east - west;
    }

    long rows() {
      return north - south;
    }

    List<Span> quarters() {
      long x = west + columns() / 2;
      long y = south + rows() / 2;
      return Stream.of(
              new Span(west, south, x, y),
              new Span(x, south, east, y),
              new Span(west, y, x, north),
              new Span(x, y, east, north))
          .filter(span -> span.columns() > 0 && span.rows() > 0)
          .toList();
    }

    Envelope envelope(double size) {
      return new Envelope(west * size, east * size, south * size, north * size);
    }
  }
}

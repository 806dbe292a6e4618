package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.urbanobservatory.grid.ExactSum;

/**
 * An extent as squares, so that overlays stay small and share the processors. Squares lie on whole
 * multiples of their side; results are in the order of squares, west to east and south to north.
 */
public final class ExtentTiles {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final List<Tile> tiles;

  /**
   * One square.
   *
   * @param box the square
   * @param land its part inside the extent, not empty
   */
  public record Tile(Envelope box, Geometry land) {
    public double areaM2() {
      return land.getArea();
    }

    /** The part of a geometry on this tile. */
    public Geometry clipped(Geometry geometry) {
      return geometry.isEmpty() ? geometry : Overlays.intersection(geometry, land);
    }
  }

  private ExtentTiles(List<Tile> tiles) {
    this.tiles = List.copyOf(tiles);
  }

  /**
   * @param extent polygon or multipolygon in metres
   * @param sideM side of a square in metres, above 0
   */
  public static ExtentTiles of(Geometry extent, double sideM) {
    if (!(sideM > 0)) {
      throw new IllegalArgumentException("Invalid tile side: " + sideM + " m is not above 0");
    }
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(extent);
    Envelope box = extent.getEnvelopeInternal();
    List<Tile> tiles = new ArrayList<>();
    for (long r = floor(box.getMinY(), sideM); r * sideM < box.getMaxY(); r++) {
      for (long c = floor(box.getMinX(), sideM); c * sideM < box.getMaxX(); c++) {
        add(new Envelope(c * sideM, (c + 1) * sideM, r * sideM, (r + 1) * sideM), prepared, tiles);
      }
    }
    return new ExtentTiles(tiles);
  }

  public List<Tile> tiles() {
    return tiles;
  }

  /** The sum of a number of every tile. */
  public double sum(ToDoubleFunction<Tile> number) {
    double[] numbers = tiles.parallelStream().mapToDouble(number).toArray();
    var sum = new ExactSum();
    for (double n : numbers) {
      sum.add(n);
    }
    return sum.value();
  }

  private static long floor(double metres, double side) {
    return (long) Math.floor(metres / side);
  }

  private static void add(Envelope box, PreparedGeometry extent, List<Tile> tiles) {
    Geometry square = GEOMETRIES.toGeometry(box);
    if (extent.containsProperly(square)) {
      tiles.add(new Tile(box, square));
    } else if (extent.intersects(square)) {
      Geometry land = Overlays.intersection(extent.getGeometry(), square);
      if (!land.isEmpty()) {
        tiles.add(new Tile(box, land));
      }
    }
  }
}

package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;
import org.urbanobservatory.measure.extent.Overlays;

/**
 * The land that streets take, each square metre once. Works tile by tile: the pieces of a tile are
 * cut to it and apart from each other, so the work grows with the area and the tiles share the
 * processors; the sum is taken in the order of tiles.
 */
final class StreetLand {
  private static final double TILE = 500;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final PreparedGeometry extent;
  private final Strips strips;
  private final ToDoubleFunction<StreetWidth> width;
  private final List<Envelope> tiles = new ArrayList<>();
  private final List<int[]> pieces = new ArrayList<>();

  private StreetLand(Strips strips, Geometry extent, ToDoubleFunction<StreetWidth> width) {
    this.extent = PreparedGeometryFactory.prepare(extent);
    this.strips = strips;
    this.width = width;
    deal(extent.getEnvelopeInternal());
  }

  /**
   * Land of the extent that lies in streets.
   *
   * <p>What counts: the strip along every street of its width, overlaps once, also where the street
   * itself runs outside the extent; not squares, car parks or anything drawn as an area.
   *
   * <p>Formula: area of the union of strips cut to the extent. Strips end flat where the street
   * ends; bends and junctions are rounded on the outside (arcs of 8 chords a quadrant), with the
   * narrower width where two widths meet.
   *
   * <p>Source: land allocated to streets (City Prosperity Index; UN-Habitat, Streets as Public
   * Spaces and Drivers of Urban Prosperity, 2013).
   *
   * <p>Unit: square metres; 0 without streets.
   *
   * @param width metres of a strip: carriageway or reserve
   */
  static double areaM2(Strips strips, Geometry extent, ToDoubleFunction<StreetWidth> width) {
    var land = new StreetLand(strips, extent, width);
    double[] areas =
        IntStream.range(0, land.tiles.size()).parallel().mapToDouble(land::tileArea).toArray();
    double sum = 0;
    for (double area : areas) {
      sum += area;
    }
    return sum;
  }

  /** Gives every tile the pieces that may reach into it. */
  private void deal(Envelope box) {
    var dealt = new TreeMap<Long, List<Integer>>();
    for (int p = 0; p < strips.count(); p++) {
      Envelope reach = strips.reach(p, width).intersection(box);
      for (long c = tile(reach.getMinX()); !reach.isNull() && c <= tile(reach.getMaxX()); c++) {
        for (long r = tile(reach.getMinY()); r <= tile(reach.getMaxY()); r++) {
          dealt.computeIfAbsent(c << 32 ^ (r & 0xffffffffL), k -> new ArrayList<>()).add(p);
        }
      }
    }
    dealt.forEach(this::addTile);
  }

  private void addTile(long key, List<Integer> dealt) {
    double x = (key >> 32) * TILE;
    double y = (int) key * TILE;
    tiles.add(new Envelope(x, x + TILE, y, y + TILE));
    pieces.add(dealt.stream().mapToInt(Integer::intValue).toArray());
  }

  private static long tile(double metres) {
    return (long) Math.floor(metres / TILE);
  }

  private double tileArea(int t) {
    Envelope tile = tiles.get(t);
    Geometry square = GEOMETRIES.toGeometry(tile);
    if (!extent.intersects(square)) {
      return 0;
    }
    List<ConvexRing> land = land(t);
    double sum = 0;
    for (ConvexRing box : boxes(square, tile)) {
      for (ConvexRing piece : ConvexPieces.apart(land, box)) {
        sum += piece.area();
      }
    }
    return sum;
  }

  /** The part of the extent that lies in a tile: the tile itself, or triangles. */
  private List<ConvexRing> boxes(Geometry square, Envelope tile) {
    if (extent.contains(square)) {
      return List.of(ring(((Polygon) square).getExteriorRing(), tile));
    }
    var triangles = new ArrayList<ConvexRing>();
    Geometry part = Overlays.intersection(extent.getGeometry(), square);
    for (int n = 0; n < part.getNumGeometries(); n++) {
      if (part.getGeometryN(n) instanceof Polygon polygon && !polygon.isEmpty()) {
        Geometry split = PolygonTriangulator.triangulate(polygon);
        for (int i = 0; i < split.getNumGeometries(); i++) {
          triangles.add(ring(((Polygon) split.getGeometryN(i)).getExteriorRing(), tile));
        }
      }
    }
    return triangles;
  }

  /** The tile's pieces, from its corner on. */
  private List<ConvexRing> land(int t) {
    return IntStream.of(pieces.get(t))
        .mapToObj(p -> ring(strips.polygon(p, width).getExteriorRing(), tiles.get(t)))
        .toList();
  }

  private static ConvexRing ring(LinearRing ring, Envelope tile) {
    var xy = new double[2 * (ring.getNumPoints() - 1)];
    for (int i = 0; i < xy.length / 2; i++) {
      xy[2 * i] = ring.getCoordinateSequence().getX(i) - tile.getMinX();
      xy[2 * i + 1] = ring.getCoordinateSequence().getY(i) - tile.getMinY();
    }
    return ConvexRing.of(xy);
  }
}

package org.urbanobservatory.measure.openspace;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.measure.extent.ExtentTiles;
import org.urbanobservatory.measure.extent.PolygonCover;

/**
 * Land within reach of open spaces. A tile whose centre lies near or far enough is served whole or
 * not at all; only those between are overlaid.
 */
final class ServiceArea {
  private static final double TILE_M = 250;
  private static final double HALF_DIAGONAL_M = TILE_M / Math.sqrt(2);
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  // Arcs of 32 chords a quadrant: 12 cm inside the circle at 400 m.
  private static final BufferParameters ROUND = new BufferParameters(32);

  static {
    ROUND.setSimplifyFactor(1e-4);
  }

  private final List<Layer> layers = new ArrayList<>();

  ServiceArea(List<Polygon> connected, ServiceRule rule) {
    add(connected, rule.localReachM());
    add(
        connected.stream().filter(p -> p.getArea() >= rule.regionalAreaM2()).toList(),
        rule.regionalReachM());
  }

  double areaM2(Geometry extent) {
    return layers.isEmpty() ? 0 : ExtentTiles.of(extent, TILE_M).sum(this::areaM2);
  }

  private void add(List<Polygon> spaces, double reachM) {
    if (!spaces.isEmpty()) {
      layers.add(new Layer(spaces, reachM));
    }
  }

  private double areaM2(ExtentTiles.Tile tile) {
    List<Geometry> served = new ArrayList<>();
    for (Layer layer : layers) {
      double distance = layer.distanceM(tile.box());
      if (distance + HALF_DIAGONAL_M <= layer.reachM) {
        return tile.areaM2();
      }
      if (distance - HALF_DIAGONAL_M <= layer.reachM) {
        served.add(layer.around(tile.box()));
      }
    }
    return served.isEmpty()
        ? 0
        : tile.clipped(OverlayNGRobust.union(GEOMETRIES.buildGeometry(served))).getArea();
  }

  /** Spaces of one reach. */
  private static final class Layer {
    private final double reachM;
    private final PolygonCover cover;
    private final PreparedGeometry land;
    private final IndexedFacetDistance edges;

    Layer(List<Polygon> spaces, double reachM) {
      this.reachM = reachM;
      this.cover = new PolygonCover(spaces);
      Geometry whole = GEOMETRIES.createMultiPolygon(spaces.toArray(Polygon[]::new));
      this.land = PreparedGeometryFactory.prepare(whole);
      this.edges = new IndexedFacetDistance(whole);
    }

    double distanceM(Envelope box) {
      Point centre = GEOMETRIES.createPoint(box.centre());
      return land.intersects(centre) ? 0 : edges.distance(centre);
    }

    /** Land within reach of what lies within reach of the box. */
    Geometry around(Envelope box) {
      var near = new Envelope(box);
      near.expandBy(reachM);
      return BufferOp.bufferOp(cover.within(near), reachM, ROUND);
    }
  }
}

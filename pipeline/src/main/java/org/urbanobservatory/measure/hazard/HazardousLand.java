package org.urbanobservatory.measure.hazard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.measure.extent.Overlays;

/**
 * The part of an extent that a hazard can strike.
 *
 * @param extent valid polygons in the computing CRS
 * @param hazard the polygons of the hazard, also outside of it; points are looked up in them, so
 *     that an edge of the overlay never decides
 * @param geometry the part of them inside the extent
 */
public record HazardousLand(Geometry extent, Geometry hazard, Geometry geometry) {
  /** A vertex of a part lies on an edge of the whole if it is nearer than this, in metres. */
  private static final double ON_EDGE_M = 1e-6;

  public static HazardousLand of(Geometry extent, HazardArea hazard) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(extent);
    Geometry common =
        prepared.contains(hazard.geometry())
            ? hazard.geometry()
            : Overlays.intersection(extent, hazard.geometry());
    return new HazardousLand(extent, hazard.geometry(), common);
  }

  /**
   * The same land with a vertex wherever a part has one, so that its edges and those of its parts
   * have the same images in the plane of a raster, and what the parts hold adds up to what the
   * whole holds.
   *
   * @param parts of the land, for example its zones'
   */
  public HazardousLand withVerticesOf(Collection<HazardousLand> parts) {
    var vertices = new STRtree();
    for (HazardousLand part : parts) {
      for (Coordinate vertex : part.geometry().getCoordinates()) {
        vertices.insert(new Envelope(vertex), vertex);
      }
    }
    vertices.build();
    return vertices.isEmpty()
        ? this
        : new HazardousLand(extent, hazard, new VertexInsertion(vertices).transform(geometry));
  }

  /** Rebuilds each ring with the vertices that lie on its edges. */
  private static final class VertexInsertion extends GeometryTransformer {
    private final STRtree vertices;

    VertexInsertion(STRtree vertices) {
      this.vertices = vertices;
    }

    @Override
    protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
      Coordinate[] ring = from.toCoordinateArray();
      var line = new ArrayList<Coordinate>();
      for (int i = 0; i + 1 < ring.length; i++) {
        line.add(ring[i]);
        line.addAll(between(new LineSegment(ring[i], ring[i + 1])));
      }
      line.add(ring[ring.length - 1]);
      return new CoordinateArraySequence(line.toArray(Coordinate[]::new));
    }

    /** Vertices on an edge, from its start, without its ends and each place once. */
    private List<Coordinate> between(LineSegment edge) {
      var box = new Envelope(edge.p0, edge.p1);
      box.expandBy(ON_EDGE_M);
      List<Coordinate> on = new ArrayList<>();
      for (Object found : vertices.query(box)) {
        Coordinate vertex = (Coordinate) found;
        if (edge.distance(vertex) < ON_EDGE_M
            && vertex.distance(edge.p0) > ON_EDGE_M
            && vertex.distance(edge.p1) > ON_EDGE_M) {
          on.add(vertex);
        }
      }
      on.sort(Comparator.comparingDouble((Coordinate c) -> c.distance(edge.p0)).thenComparing(c -> c));
      List<Coordinate> apart = new ArrayList<>();
      for (Coordinate vertex : on) {
        if (apart.isEmpty() || vertex.distance(apart.get(apart.size() - 1)) > ON_EDGE_M) {
          apart.add(vertex);
        }
      }
      return apart;
    }
  }
}

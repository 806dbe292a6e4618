package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.network.StreetNetwork;

/**
 * Streets as convex pieces: a rectangle along every edge, and a round corner wherever neighbouring
 * streets leave a gap of more than half a turn between them, which rectangles would leave open on
 * the outside.
 */
final class Strips {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  // Radians: below this a corner of 6 m radius is smaller than 0.02 square metres.
  private static final double NO_GAP = 1e-3;
  private static final double CHORD = Math.PI / 16;

  private final List<Piece> pieces = new ArrayList<>();

  /** A convex piece whose outline depends on which width is asked for. */
  private interface Piece {
    StreetWidth width();

    Envelope centre();

    Coordinate[] outline(double halfWidth);
  }

  Strips(StreetNetwork network, StreetTable table) {
    StreetWidth[] widths =
        network.ways().stream().map(w -> StreetWidth.of(w, table)).toArray(StreetWidth[]::new);
    for (int e = 0; e < network.edgeCount(); e++) {
      if (network.lengthM(e) > 0) {
        pieces.add(
            new Rectangle(
                widths[network.wayNumber(e)],
                at(network, network.from(e)),
                at(network, network.to(e))));
      }
    }
    for (int v = 0; v < network.vertexCount(); v++) {
      addCorner(network, v, widths);
    }
  }

  int count() {
    return pieces.size();
  }

  /** The box that holds the piece at this width. */
  Envelope reach(int piece, ToDoubleFunction<StreetWidth> width) {
    Envelope box = pieces.get(piece).centre().copy();
    box.expandBy(width.applyAsDouble(pieces.get(piece).width()) / 2);
    return box;
  }

  Polygon polygon(int piece, ToDoubleFunction<StreetWidth> width) {
    Piece p = pieces.get(piece);
    return GEOMETRIES.createPolygon(p.outline(width.applyAsDouble(p.width()) / 2));
  }

  private record Rectangle(StreetWidth width, Coordinate from, Coordinate to) implements Piece {
    @Override
    public Envelope centre() {
      return new Envelope(from, to);
    }

    @Override
    public Coordinate[] outline(double half) {
      double length = from.distance(to);
      double dx = -(to.y - from.y) / length * half;
      double dy = (to.x - from.x) / length * half;
      var first = new Coordinate(from.x + dx, from.y + dy);
      return new Coordinate[] {
        first,
        new Coordinate(to.x + dx, to.y + dy),
        new Coordinate(to.x - dx, to.y - dy),
        new Coordinate(from.x - dx, from.y - dy),
        first
      };
    }
  }

  /** A sector round a vertex, counter-clockwise from one angle to the other, in radians. */
  private record Corner(StreetWidth width, Coordinate at, double start, double end)
      implements Piece {
    @Override
    public Envelope centre() {
      return new Envelope(at);
    }

    @Override
    public Coordinate[] outline(double half) {
      int chords = (int) Math.ceil((end - start) / CHORD);
      var outline = new Coordinate[chords + 3];
      outline[0] = at;
      for (int i = 0; i <= chords; i++) {
        double angle = start + (end - start) * i / chords;
        outline[i + 1] =
            new Coordinate(
                at.x + half * StrictMath.cos(angle), at.y + half * StrictMath.sin(angle));
      }
      outline[chords + 2] = at;
      return outline;
    }
  }

  /** A street end seen from its vertex. */
  private record End(double angle, StreetWidth width) {}

  private void addCorner(StreetNetwork network, int vertex, StreetWidth[] widths) {
    if (network.degree(vertex) < 2) {
      return;
    }
    List<End> ends = ends(network, vertex, widths);
    for (int i = 0; i < ends.size(); i++) {
      End a = ends.get(i);
      End b = ends.get((i + 1) % ends.size());
      double turn = i + 1 < ends.size() ? 0 : 2 * Math.PI;
      double start = a.angle() + Math.PI / 2;
      double end = b.angle() + turn - Math.PI / 2;
      if (end - start > NO_GAP) {
        pieces.add(new Corner(narrower(a.width(), b.width()), at(network, vertex), start, end));
      }
    }
  }

  private static List<End> ends(StreetNetwork network, int vertex, StreetWidth[] widths) {
    var ends = new ArrayList<End>();
    for (int i = 0; i < network.degree(vertex); i++) {
      int half = network.halfEdge(vertex, i);
      double dx = network.x(network.target(half)) - network.x(vertex);
      double dy = network.y(network.target(half)) - network.y(vertex);
      if (dx != 0 || dy != 0) {
        ends.add(new End(StrictMath.atan2(dy, dx), widths[network.wayNumber(half >> 1)]));
      }
    }
    ends.sort(Comparator.comparingDouble(End::angle));
    // One end alone has no neighbour to leave a gap to.
    return ends.size() < 2 ? List.of() : ends;
  }

  private static StreetWidth narrower(StreetWidth a, StreetWidth b) {
    return new StreetWidth(
        Math.min(a.carriagewayM(), b.carriagewayM()),
        Math.min(a.reserveM(), b.reserveM()),
        a.source());
  }

  private static Coordinate at(StreetNetwork network, int vertex) {
    return new Coordinate(network.x(vertex), network.y(vertex));
  }
}

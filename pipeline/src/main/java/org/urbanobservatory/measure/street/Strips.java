package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetSegment;

/**
 * Streets as strips of straight pieces: every row of one width, and a joint where streets meet with
 * a gap of more than half a turn, which would be left open on the outside. Pieces of a line are
 * numbered one after the other.
 */
final class Strips {
  private static final double STUB = 1;
  private static final double NO_GAP = 1e-3;

  private final StreetNetwork network;
  private final StreetTable table;
  private final List<Line> lines = new ArrayList<>();
  // A ring's line begins and ends here, so it has no join of its own.
  private final BitSet ringStarts = new BitSet();
  private int[] lineOf;
  private int[] firstPiece;

  /**
   * @param width of the whole line
   * @param points two or more
   */
  record Line(StreetWidth width, Coordinate[] points) {}

  Strips(StreetNetwork network, StreetTable table) {
    this.network = network;
    this.table = table;
    StreetRows.of(network, table).forEach(this::add);
    for (StreetSegment segment : network.segments()) {
      ringStarts.set(network.origin(segment.first()));
    }
    for (int v = 0; v < network.vertexCount(); v++) {
      addJoint(v);
    }
    number();
  }

  int pieces() {
    return lineOf.length;
  }

  /** Where the piece's strip may reach at its widest. */
  Envelope reach(int piece) {
    Line line = lines.get(lineOf[piece]);
    int i = piece - firstPiece[lineOf[piece]];
    var box = new Envelope(line.points()[i], line.points()[i + 1]);
    // A little more than half, for the square corner of a flat end.
    box.expandBy(Math.max(line.width().reserveM(), line.width().carriagewayM()));
    return box;
  }

  /** Lines of the pieces, ascending; neighbouring pieces of a line stay one line. */
  List<Line> lines(int[] pieces) {
    var found = new ArrayList<Line>();
    int start = 0;
    for (int i = 1; i <= pieces.length; i++) {
      if (i == pieces.length
          || pieces[i] != pieces[i - 1] + 1
          || lineOf[pieces[i]] != lineOf[pieces[i - 1]]) {
        found.add(part(pieces[start], pieces[i - 1]));
        start = i;
      }
    }
    return found;
  }

  private Line part(int first, int last) {
    Line line = lines.get(lineOf[first]);
    int from = first - firstPiece[lineOf[first]];
    int to = last - firstPiece[lineOf[first]] + 2;
    return new Line(line.width(), java.util.Arrays.copyOfRange(line.points(), from, to));
  }

  private void add(StreetRow row) {
    var width = new StreetWidth(row.carriagewayM(), row.widthM(), row.widthSource());
    lines.add(new Line(width, row.geometry().getCoordinates()));
  }

  private void number() {
    firstPiece = new int[lines.size() + 1];
    for (int l = 0; l < lines.size(); l++) {
      firstPiece[l + 1] = firstPiece[l] + lines.get(l).points().length - 1;
    }
    lineOf = new int[firstPiece[lines.size()]];
    for (int l = 0; l < lines.size(); l++) {
      java.util.Arrays.fill(lineOf, firstPiece[l], firstPiece[l + 1], l);
    }
  }

  /** A street end seen from its vertex. */
  private record End(double angle, Coordinate stub, StreetWidth width) {}

  private void addJoint(int vertex) {
    if (network.degree(vertex) < 2) {
      return;
    }
    List<End> ends = ends(vertex);
    for (int i = 0; i < ends.size(); i++) {
      End a = ends.get(i);
      End b = ends.get((i + 1) % ends.size());
      double turn = i + 1 < ends.size() ? 0 : 2 * Math.PI;
      if (b.angle() + turn - a.angle() > Math.PI + NO_GAP && !isInsideLine(vertex, a, b)) {
        Coordinate[] bend = {a.stub(), at(vertex), b.stub()};
        lines.add(new Line(narrower(a.width(), b.width()), bend));
      }
    }
  }

  /** Where a street merely passes with one width, its own line has the round join. */
  private boolean isInsideLine(int vertex, End a, End b) {
    return network.degree(vertex) == 2 && a.width().equals(b.width()) && !ringStarts.get(vertex);
  }

  private List<End> ends(int vertex) {
    var ends = new ArrayList<End>();
    for (int i = 0; i < network.degree(vertex); i++) {
      int half = network.halfEdge(vertex, i);
      double length = network.lengthM(half >> 1);
      if (length > 0) {
        ends.add(end(vertex, half, length));
      }
    }
    ends.sort(Comparator.comparingDouble(End::angle));
    return ends;
  }

  private End end(int vertex, int half, double length) {
    double dx = network.x(network.target(half)) - network.x(vertex);
    double dy = network.y(network.target(half)) - network.y(vertex);
    double stub = Math.min(STUB, length) / length;
    return new End(
        StrictMath.atan2(dy, dx),
        new Coordinate(network.x(vertex) + stub * dx, network.y(vertex) + stub * dy),
        StreetWidth.of(network.way(half >> 1), table));
  }

  private static StreetWidth narrower(StreetWidth a, StreetWidth b) {
    return new StreetWidth(
        Math.min(a.carriagewayM(), b.carriagewayM()),
        Math.min(a.reserveM(), b.reserveM()),
        a.source());
  }

  private Coordinate at(int vertex) {
    return new Coordinate(network.x(vertex), network.y(vertex));
  }
}

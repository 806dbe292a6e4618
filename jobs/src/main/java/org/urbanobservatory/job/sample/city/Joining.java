package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Segments;

/** Gives lines on the ground a shared node wherever they cross or touch. */
final class Joining {
  private static final double TOUCH_M = 0.003;

  private final Joints joints;
  private final List<JoinedLine> lines = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  private Joining(Joints joints) {
    this.joints = joints;
  }

  /** One straight piece of a line. */
  private record Piece(JoinedLine line, int index, Point a, Point b) {
    double minX() {
      return Math.min(a.x(), b.x());
    }

    double maxX() {
      return Math.max(a.x(), b.x());
    }

    boolean mayMeet(Piece other) {
      return Math.min(a.y(), b.y()) <= Math.max(other.a.y(), other.b.y()) + TOUCH_M
          && Math.min(other.a.y(), other.b.y()) <= Math.max(a.y(), b.y()) + TOUCH_M;
    }

    void cut(double at, int node) {
      line.cut(index + Math.min(1, Math.max(0, at)), node);
    }
  }

  static List<JoinedLine> join(List<Line> drawn, Joints joints) {
    Joining joining = new Joining(joints);
    drawn.forEach(joining::add);
    joining.sweep();
    return joining.lines;
  }

  private void add(Line line) {
    JoinedLine joined = new JoinedLine(line.tags());
    lines.add(joined);
    for (int i = 0; i < line.points().size(); i++) {
      joined.cut(i, joints.nodeAt(line.points().get(i)));
    }
    for (int i = 0; line.isOnGround() && i + 1 < line.points().size(); i++) {
      pieces.add(new Piece(joined, i, line.points().get(i), line.points().get(i + 1)));
    }
  }

  private void sweep() {
    pieces.sort(Comparator.comparingDouble(Piece::minX));
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      double until = piece.maxX() + TOUCH_M;
      for (int k = i + 1; k < pieces.size() && pieces.get(k).minX() <= until; k++) {
        if (piece.mayMeet(pieces.get(k))) {
          meet(piece, pieces.get(k));
        }
      }
    }
  }

  private void meet(Piece p, Piece q) {
    int touches = touch(p, q.a(), q) + touch(p, q.b(), q) + touch(q, p.a(), p) + touch(q, p.b(), p);
    double at = touches > 0 ? Double.NaN : Segments.crossing(p.a(), p.b(), q.a(), q.b());
    if (!Double.isNaN(at)) {
      Point meeting = p.a().towards(p.b(), at);
      int node = joints.nodeAt(meeting);
      p.cut(at, node);
      q.cut(Segments.position(meeting, q.a(), q.b()), node);
    }
  }

  /** An end of another piece that lies on this piece becomes a node of this piece. */
  private int touch(Piece piece, Point end, Piece owner) {
    if (Segments.distance(end, piece.a(), piece.b()) > TOUCH_M) {
      return 0;
    }
    if (piece.line() != owner.line()) {
      piece.cut(Segments.position(end, piece.a(), piece.b()), joints.nodeAt(end));
    }
    return 1;
  }
}

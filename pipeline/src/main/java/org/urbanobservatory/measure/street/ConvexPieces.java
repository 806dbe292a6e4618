package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.List;

/**
 * Convex pieces that overlap, made into pieces that do not: from each one what earlier ones cover
 * is cut away. The area of all is then a sum. Areas are differences of areas here, never a matter
 * of which line lies on which, so that equal and nearly equal sides do no harm.
 */
final class ConvexPieces {
  /** Square metres: smaller splinters cost more time than they are worth. */
  private static final double SPLINTER_M2 = 1e-9;

  private ConvexPieces() {}

  /**
   * What pieces cover of a box, each square metre once.
   *
   * @param pieces convex, in an order that the result follows; only these cut, as the sides of what
   *     was cut may be too short to have a direction
   * @param box convex
   */
  static List<ConvexRing> apart(List<ConvexRing> pieces, ConvexRing box) {
    var apart = new ArrayList<ConvexRing>();
    List<ConvexRing> near = pieces.stream().filter(piece -> overlaps(piece, box)).toList();
    for (int i = 0; i < near.size(); i++) {
      List<ConvexRing> left = List.of(near.get(i).within(box));
      for (int j = 0; j < i && !left.isEmpty(); j++) {
        if (overlaps(near.get(i), near.get(j))) {
          left = without(left, near.get(j));
        }
      }
      apart.addAll(left);
    }
    return apart;
  }

  private static boolean overlaps(ConvexRing one, ConvexRing other) {
    return one.meetsBoxOf(other) && !one.hasBeside(other) && !other.hasBeside(one);
  }

  private static List<ConvexRing> without(List<ConvexRing> pieces, ConvexRing taken) {
    var left = new ArrayList<ConvexRing>();
    for (ConvexRing piece : pieces) {
      if (!piece.meetsBoxOf(taken) || taken.hasBeside(piece)) {
        left.add(piece);
      } else {
        cut(piece, taken, left);
      }
    }
    return left;
  }

  private static void cut(ConvexRing piece, ConvexRing taken, List<ConvexRing> left) {
    ConvexRing rest = piece;
    for (int side = 0; side < taken.corners() && !rest.isEmpty(); side++) {
      ConvexRing.Parts parts = rest.cutAlong(taken, side);
      if (parts.right().area() > SPLINTER_M2) {
        left.add(parts.right());
      }
      rest = parts.left();
    }
  }
}

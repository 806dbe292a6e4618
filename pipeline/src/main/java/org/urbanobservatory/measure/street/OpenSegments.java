package org.urbanobservatory.measure.street;

import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetSegment;

/** Segments whose two ends are distinct, which excludes loops and rings. */
final class OpenSegments {
  private OpenSegments() {}

  /** Metres along them. */
  static double lengthM(StreetNetwork network) {
    double sum = 0;
    for (StreetSegment segment : network.segments()) {
      sum += isOpen(network, segment) ? lengthM(network, segment) : 0;
    }
    return sum;
  }

  /** Metres from end to end of each. */
  static double straightLengthM(StreetNetwork network) {
    double sum = 0;
    for (StreetSegment segment : network.segments()) {
      sum += isOpen(network, segment) ? straightM(network, segment) : 0;
    }
    return sum;
  }

  private static boolean isOpen(StreetNetwork network, StreetSegment segment) {
    return network.origin(segment.first()) != network.target(segment.last());
  }

  private static double straightM(StreetNetwork network, StreetSegment segment) {
    int a = network.origin(segment.first());
    int b = network.target(segment.last());
    double dx = network.x(b) - network.x(a);
    double dy = network.y(b) - network.y(a);
    return Math.sqrt(dx * dx + dy * dy);
  }

  private static double lengthM(StreetNetwork network, StreetSegment segment) {
    double sum = 0;
    for (int half : segment.halfEdges()) {
      sum += network.lengthM(half >> 1);
    }
    return sum;
  }
}

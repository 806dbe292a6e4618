package org.urbanobservatory.measure.access;

import java.util.BitSet;
import java.util.List;
import org.urbanobservatory.network.walk.EdgeSnapper;
import org.urbanobservatory.network.walk.NodeSnapper;
import org.urbanobservatory.network.walk.SegmentGrid;
import org.urbanobservatory.network.walk.Snapper;
import org.urbanobservatory.network.walk.Snaps;
import org.urbanobservatory.network.walk.WalkField;
import org.urbanobservatory.network.walk.WalkGraph;

/**
 * Walking distance from people to the nearest facility.
 *
 * <p>What counts: the straight line from the person to the nearest edge, the shortest way along the
 * walkable network, and the straight line to the facility. What does not: steps and slopes as time,
 * one-way rules, crossing a square, gates.
 *
 * <p>Formula: snap leg + path + snap leg, by one search from all facilities at once (Dijkstra).
 *
 * <p>Source: SDG indicator metadata 11.2.1 (2021) on network distance; E. W. Dijkstra, A note on
 * two problems in connexion with graphs, 1959.
 *
 * <p>Unit: metres; without a distance where the person has no edge within the greatest snap, no way
 * leads to a facility, or the nearest is beyond the horizon. An empty network connects nobody.
 */
public final class WalkAccess {
  /** Distances this much above a threshold are the threshold: rounding moves nobody out. */
  private static final double ROUNDING_M = 1e-6;

  private final WalkGraph graph;
  private final AccessSettings settings;
  private final Snapper snapper;

  public WalkAccess(WalkGraph graph, AccessSettings settings) {
    this.graph = graph;
    this.settings = settings;
    this.snapper =
        settings.kind() == DistanceKind.WALKED_FROM_NODES
            ? new NodeSnapper(graph, settings.maxSnapM())
            : new EdgeSnapper(graph, settings.maxSnapM());
  }

  /** Distances from every origin to the nearest facility of every set. */
  public AccessResult measure(Origins origins, List<FacilitySet> sets) {
    if (settings.kind() == DistanceKind.STRAIGHT_LINE) {
      return new AccessResult(origins, sets.stream().map(s -> straight(origins, s)).toList());
    }
    Snaps places = places(origins);
    return new AccessResult(origins, sets.stream().map(s -> walked(places, s)).toList());
  }

  /** Facilities that no edge is near enough to, by their positions in the set. */
  public BitSet notConnected(FacilitySet set) {
    Snaps facilities = snapper.snap(eastings(set), northings(set));
    var off = new BitSet();
    for (int i = 0; i < set.points().size(); i++) {
      off.set(i, !facilities.isConnected(i));
    }
    return off;
  }

  private Snaps places(Origins origins) {
    if (settings.kind() == DistanceKind.WALKED_FROM_NODES) {
      return snapper.snap(origins.x(), origins.y());
    }
    int[] apart = origins.apart();
    Snaps found = snapper.snap(Origins.pick(origins.x(), apart), Origins.pick(origins.y(), apart));
    Snaps places = origins.along().copy();
    for (int i = 0; i < apart.length; i++) {
      if (found.isConnected(i)) {
        places.enter(apart[i], found.edge(i), found.alongM(i), found.legM(i));
      }
    }
    return places;
  }

  private FacilityDistances walked(Snaps places, FacilitySet set) {
    Snaps facilities = snapper.snap(eastings(set), northings(set));
    WalkField field = WalkField.of(graph, facilities, horizonM(set) + ROUNDING_M);
    var metres = new double[places.count()];
    var notConnected = new BitSet();
    var cutOff = new BitSet();
    for (int i = 0; i < metres.length; i++) {
      boolean connected = places.isConnected(i);
      metres[i] = connected ? field.metres(places, i) : Double.POSITIVE_INFINITY;
      notConnected.set(i, !connected);
      cutOff.set(i, connected && !field.isReachable(places, i));
    }
    var unreached = new FacilityDistances.Unreached(notConnected, cutOff);
    return distances(set, metres, unreached, facilities.notConnected());
  }

  private FacilityDistances straight(Origins origins, FacilitySet set) {
    double[] east = eastings(set);
    double[] north = northings(set);
    var grid = SegmentGrid.ofPoints(east, north);
    var metres = new double[origins.count()];
    for (int i = 0; i < metres.length; i++) {
      int nearest = grid.nearest(origins.x(i), origins.y(i), horizonM(set));
      metres[i] =
          nearest < 0
              ? Double.POSITIVE_INFINITY
              : grid.distance(nearest, origins.x(i), origins.y(i));
    }
    var unreached = new FacilityDistances.Unreached(new BitSet(), new BitSet());
    return distances(set, metres, unreached, 0);
  }

  private FacilityDistances distances(
      FacilitySet set,
      double[] metres,
      FacilityDistances.Unreached unreached,
      int facilitiesNotConnected) {
    var within = new BitSet();
    double horizon = horizonM(set) + ROUNDING_M;
    for (int i = 0; i < metres.length; i++) {
      metres[i] = metres[i] <= horizon ? metres[i] : Double.POSITIVE_INFINITY;
      within.set(i, metres[i] <= set.thresholdM() + ROUNDING_M);
    }
    return new FacilityDistances(set.id(), metres, within, unreached, facilitiesNotConnected);
  }

  private double horizonM(FacilitySet set) {
    return Math.max(settings.horizonM(), set.thresholdM());
  }

  private static double[] eastings(FacilitySet set) {
    return set.points().stream().mapToDouble(c -> c.x).toArray();
  }

  private static double[] northings(FacilitySet set) {
    return set.points().stream().mapToDouble(c -> c.y).toArray();
  }
}

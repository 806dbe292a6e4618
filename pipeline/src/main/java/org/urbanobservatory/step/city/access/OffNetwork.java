package org.urbanobservatory.step.city.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.measure.access.FacilitySet;
import org.urbanobservatory.measure.access.WalkAccess;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.step.city.CityContext;

/**
 * Tells of facilities that no walkable way comes near, so that nobody reaches them. Those beyond
 * where the network is read are left out: their ways may be there.
 */
final class OffNetwork {
  private static final int NAMED = 5;

  private final CityContext city;
  private final AccessPlan plan;
  private final Set<String> told = new HashSet<>();

  OffNetwork(CityContext city, AccessPlan plan) {
    this.city = city;
    this.plan = plan;
  }

  /** Adds an issue for each group with such facilities, the same one once. */
  void tell(WalkGraph graph, List<AccessGroup> groups) {
    if (plan.needsStreets()) {
      var access = new WalkAccess(graph, plan.settings());
      groups.stream()
          .filter(group -> !group.parts().get(0).facilities().isEmpty())
          .forEach(group -> tell(access, group));
    }
  }

  private void tell(WalkAccess access, AccessGroup group) {
    AccessGroup.Part part = group.parts().get(0);
    List<Coordinate> points =
        part.points().stream().map(xy -> new Coordinate(xy[0], xy[1])).toList();
    var off = access.notConnected(new FacilitySet(part.id(), points, part.distanceM()));
    // A ground that people enter anywhere is reached.
    Set<String> reached = new TreeSet<>();
    IntStream.range(0, points.size())
        .filter(i -> !off.get(i))
        .forEach(i -> reached.add(part.facilities().get(i)));
    List<Integer> lost =
        off.stream()
            .filter(i -> !reached.contains(part.facilities().get(i)) && isRead(points.get(i)))
            .boxed()
            .toList();
    if (!lost.isEmpty()) {
      tell(group, part, lost);
    }
  }

  /** Whether all ways that may join a facility to the network are read. */
  private boolean isRead(Coordinate at) {
    Geometry boundary = city.frame().boundary();
    double readM = city.plan().networkBufferM() - plan.settings().maxSnapM();
    Point point = new GeometryFactory().createPoint(at);
    return boundary.isWithinDistance(point, Math.max(0, readM));
  }

  private void tell(AccessGroup group, AccessGroup.Part part, List<Integer> lost) {
    List<String> names = lost.stream().map(part.facilities()::get).distinct().toList();
    long all = part.facilities().stream().distinct().count();
    double[] at = part.points().get(lost.get(0));
    double[] lonLat = city.frame().toLonLat().point(at[0], at[1]);
    String message =
        String.format(
            Locale.ROOT,
            "Invalid facilities: %d of %d of %s in or near %s are more than %s m from every walkable way, so nobody reaches them: %s%s; the first lies at %.5f, %.5f. Add the ways that lead there, correct the positions, or raise access.max_snap_m",
            names.size(),
            all,
            group.origin().input(),
            city.place(),
            plan.settings().maxSnapM(),
            String.join(", ", names.subList(0, Math.min(NAMED, names.size()))),
            names.size() > NAMED ? ", ..." : "",
            lonLat[0],
            lonLat[1]);
    if (told.add(message)) {
      city.add(Issue.kept("facility_off_network", group.origin().input(), names.get(0), message));
    }
  }
}

package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;

/**
 * A finished drawing: the lines of a sketch with shared nodes where they cross on the ground.
 *
 * @param boundary the administrative boundary, with a point every 200 m at least
 * @param nodes the points of all ways
 * @param ways streets and paths
 * @param grounds parks, water and land uses
 * @param places stops and facilities
 */
public record Drawing(
    Region boundary, List<Point> nodes, List<Way> ways, List<Ground> grounds, List<Place> places) {
  private static final double LONGEST_SIDE_M = 200;

  public Drawing {
    nodes = List.copyOf(nodes);
    ways = List.copyOf(ways);
    grounds = List.copyOf(grounds);
    places = List.copyOf(places);
  }

  static Drawing of(Sketch sketch) {
    Joints joints = new Joints();
    List<Way> ways = new ArrayList<>();
    for (JoinedLine line : Joining.join(sketch.lines, joints)) {
      ways.addAll(line.ways());
    }
    return new Drawing(
        sketch.boundary.densified(LONGEST_SIDE_M),
        joints.points(),
        ways,
        sketch.grounds,
        sketch.places);
  }

  public List<Way> streets() {
    return ways.stream().filter(Way::isStreet).toList();
  }
}

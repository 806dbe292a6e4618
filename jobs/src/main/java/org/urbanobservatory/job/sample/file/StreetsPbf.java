package org.urbanobservatory.job.sample.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.Drawing;
import org.urbanobservatory.job.sample.city.Ground;
import org.urbanobservatory.job.sample.city.Place;
import org.urbanobservatory.job.sample.city.Way;
import org.urbanobservatory.job.sample.plane.DrawingBoard;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * All cities in one OpenStreetMap extract. First all nodes, then all ways, then all relations, as
 * extracts are sorted; each pass draws every city anew.
 */
public final class StreetsPbf {
  private static final long IDS_PER_CITY = 1_000_000;
  private static final long PLACES = 900_000;
  private static final long GROUNDS = 500_000;

  /** What the extract covers beyond the outermost streets, in degrees. */
  private static final double MARGIN_DEGREES = 0.02;

  private final List<City> cities;

  private StreetsPbf(List<City> cities) {
    this.cities = cities;
  }

  public static void write(Path path, List<City> cities) throws IOException {
    StreetsPbf streets = new StreetsPbf(cities);
    try (PbfFile file = new PbfFile(path)) {
      streets.header(file);
      for (City city : cities) {
        streets.nodes(file, city, city.drawing());
      }
      for (City city : cities) {
        streets.ways(file, city, city.drawing());
      }
      streets.relations(file);
    }
  }

  private void header(PbfFile file) throws IOException {
    double west = 180;
    double south = 90;
    double east = -180;
    double north = -90;
    for (City city : cities) {
      DrawingBoard board = city.board();
      for (Point node : city.drawing().nodes()) {
        Point degrees = board.inverse(node);
        west = Math.min(west, degrees.x());
        east = Math.max(east, degrees.x());
        south = Math.min(south, degrees.y());
        north = Math.max(north, degrees.y());
      }
    }
    file.header(
        new Point(west - MARGIN_DEGREES, south - MARGIN_DEGREES),
        new Point(east + MARGIN_DEGREES, north + MARGIN_DEGREES));
  }

  private static long base(City city) {
    return city.number() * IDS_PER_CITY + 1;
  }

  private void nodes(PbfFile file, City city, Drawing drawing) throws IOException {
    DrawingBoard board = city.board();
    PbfBlock block = new PbfBlock();
    long id = base(city);
    for (Point node : drawing.nodes()) {
      block = next(file, block);
      block.node(id++, board.inverse(node), Map.of());
    }
    id = base(city) + GROUNDS;
    for (Ring ring : rings(drawing)) {
      for (Point corner : ring.points()) {
        block = next(file, block);
        block.node(id++, board.inverse(corner), Map.of());
      }
    }
    id = base(city) + PLACES;
    for (Place place : drawing.places()) {
      block = next(file, block);
      block.node(id++, board.inverse(place.point()), place.tags());
    }
    file.block(block);
  }

  private static PbfBlock next(PbfFile file, PbfBlock block) throws IOException {
    if (!block.isFull()) {
      return block;
    }
    file.block(block);
    return new PbfBlock();
  }

  /** The outlines of the grounds, each followed by its hole. */
  private static List<Ring> rings(Drawing drawing) {
    List<Ring> rings = new ArrayList<>();
    for (Ground ground : drawing.grounds()) {
      rings.add(ground.ring());
      if (ground.hole() != null) {
        rings.add(ground.hole());
      }
    }
    return rings;
  }

  private void ways(PbfFile file, City city, Drawing drawing) throws IOException {
    PbfBlock block = new PbfBlock();
    long id = base(city);
    for (Way way : drawing.ways()) {
      block = next(file, block);
      block.way(id++, way.nodes().stream().map(n -> base(city) + n).toList(), way.tags());
    }
    id = base(city) + GROUNDS;
    long node = base(city) + GROUNDS;
    for (Ground ground : drawing.grounds()) {
      boolean simple = ground.hole() == null;
      block = next(file, block);
      block.way(id++, closed(node, ground.ring()), simple ? ground.tags() : Map.of());
      node += ground.ring().size();
      if (!simple) {
        block.way(id++, closed(node, ground.hole()), Map.of());
        node += ground.hole().size();
      }
    }
    file.block(block);
  }

  private static List<Long> closed(long firstNode, Ring ring) {
    List<Long> refs = new ArrayList<>();
    for (int i = 0; i <= ring.size(); i++) {
      refs.add(firstNode + i % ring.size());
    }
    return refs;
  }

  private void relations(PbfFile file) throws IOException {
    PbfBlock block = new PbfBlock();
    for (City city : cities) {
      long way = base(city) + GROUNDS;
      long id = base(city);
      for (Ground ground : city.drawing().grounds()) {
        if (ground.hole() != null) {
          block = next(file, block);
          block.multipolygon(id++, way, way + 1, ground.tags());
          way++;
        }
        way++;
      }
    }
    file.block(block);
  }
}

package org.urbanobservatory.source.vector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.source.Fault;

/** Geometry of one Shapefile record. Heights and measures are dropped. */
final class Shapes {
  private static final int BOX_BYTES = 32;
  private static final int POINT_BYTES = 16;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Shapes() {}

  /** The geometry of a little-endian record, null for a null shape. */
  static Geometry geometry(ByteBuffer record) throws Fault {
    try {
      int type = record.getInt();
      return switch (type % 10) {
        case 0 -> null;
        case 1 -> FACTORY.createPoint(coordinate(record));
        case 3 -> lines(record);
        case 5 -> polygons(record);
        case 8 -> points(record);
        default -> throw bad("shape type " + type + " is not read");
      };
    } catch (BufferUnderflowException e) {
      throw bad("the record is shorter than its shape");
    }
  }

  private static Geometry points(ByteBuffer record) throws Fault {
    record.position(record.position() + BOX_BYTES);
    return FACTORY.createMultiPointFromCoords(
        coordinates(record, count(record, record.getInt(), POINT_BYTES)));
  }

  private static Geometry lines(ByteBuffer record) throws Fault {
    LineString[] lines =
        parts(record).stream().map(FACTORY::createLineString).toArray(LineString[]::new);
    return lines.length == 1 ? lines[0] : FACTORY.createMultiLineString(lines);
  }

  /** A clockwise ring and the holes in it. */
  private record Shell(LinearRing ring, double area, List<LinearRing> holes) {
    static Shell of(LinearRing ring) {
      return new Shell(ring, FACTORY.createPolygon(ring).getArea(), new ArrayList<>());
    }

    Polygon polygon() {
      return FACTORY.createPolygon(ring, holes.toArray(LinearRing[]::new));
    }

    boolean mayHold(LinearRing hole) {
      return ring.getEnvelopeInternal().covers(hole.getEnvelopeInternal());
    }
  }

  /** Each counter-clockwise ring is a hole of the smallest shell around it, else a shell itself. */
  private static Geometry polygons(ByteBuffer record) throws Fault {
    List<LinearRing> rings = parts(record).stream().map(Rings::closed).toList();
    List<Shell> shells = rings.stream().filter(r -> !isHole(r)).map(Shell::of).toList();
    List<Polygon> alone = new ArrayList<>();
    for (LinearRing hole : rings.stream().filter(Shapes::isHole).toList()) {
      Optional<Shell> shell = findSmallestAround(hole, shells);
      shell.ifPresent(s -> s.holes.add(hole));
      if (shell.isEmpty()) {
        alone.add(FACTORY.createPolygon(hole));
      }
    }
    Polygon[] polygons =
        Stream.concat(shells.stream().map(Shell::polygon), alone.stream()).toArray(Polygon[]::new);
    return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
  }

  private static boolean isHole(LinearRing ring) {
    return Orientation.isCCWArea(ring.getCoordinates());
  }

  private static Optional<Shell> findSmallestAround(LinearRing hole, List<Shell> shells) {
    return shells.stream()
        .filter(s -> s.mayHold(hole) && contains(s.ring, hole))
        .min(Comparator.comparingDouble(Shell::area));
  }

  /** Whether the first vertex of the hole that is not on the shell lies inside of it. */
  private static boolean contains(LinearRing shell, LinearRing hole) {
    IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(shell);
    for (Coordinate vertex : hole.getCoordinates()) {
      int location = locator.locate(vertex);
      if (location != Location.BOUNDARY) {
        return location == Location.INTERIOR;
      }
    }
    return true;
  }

  private static List<Coordinate[]> parts(ByteBuffer record) throws Fault {
    record.position(record.position() + BOX_BYTES);
    int partCount = record.getInt();
    int pointCount = record.getInt();
    int[] starts = new int[count(record, partCount, Integer.BYTES) + 1];
    for (int i = 0; i < partCount; i++) {
      starts[i] = record.getInt();
    }
    starts[partCount] = count(record, pointCount, POINT_BYTES);
    return split(coordinates(record, pointCount), starts);
  }

  private static List<Coordinate[]> split(Coordinate[] points, int[] starts) throws Fault {
    List<Coordinate[]> parts = new ArrayList<>();
    for (int i = 0; i + 1 < starts.length; i++) {
      if (starts[i] < 0 || starts[i] > starts[i + 1]) {
        throw bad("its parts begin at points " + Arrays.toString(starts));
      }
      parts.add(Arrays.copyOfRange(points, starts[i], starts[i + 1]));
    }
    return parts;
  }

  /** A count that the record can hold: nothing is allocated on the word of a broken file. */
  private static int count(ByteBuffer record, int count, int bytesEach) throws Fault {
    if (count < 0 || (long) count * bytesEach > record.remaining()) {
      throw bad("it states " + count + " points or parts, more than its bytes hold");
    }
    return count;
  }

  private static Coordinate[] coordinates(ByteBuffer record, int count) {
    Coordinate[] coordinates = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      coordinates[i] = coordinate(record);
    }
    return coordinates;
  }

  private static Coordinate coordinate(ByteBuffer record) {
    return new Coordinate(record.getDouble(), record.getDouble());
  }

  private static Fault bad(String detail) {
    return Fault.invalid("invalid_geometry", "geometry", detail);
  }
}

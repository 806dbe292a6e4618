package org.urbanobservatory.measure.openspace;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.measure.extent.ExtentTiles;
import org.urbanobservatory.measure.extent.PolygonCover;
import org.urbanobservatory.measure.street.StreetReserves;

/**
 * The open public space of a city. All areas and distances are planar, in metres of the spaces'
 * coordinate system; results do not depend on the order of spaces.
 */
public final class OpenSpaceLand {
  private static final double TILE_M = 500;
  // By the south-western corner of its box, then by size: no two connected spaces share them.
  private static final Comparator<Polygon> ORDER =
      Comparator.comparingDouble((Polygon p) -> p.getEnvelopeInternal().getMinX())
          .thenComparingDouble(p -> p.getEnvelopeInternal().getMinY())
          .thenComparingDouble(Polygon::getArea);

  private final List<OpenSpace> spaces;
  private final PolygonCover cover;
  private final List<Polygon> connected;

  private OpenSpaceLand(List<OpenSpace> spaces) {
    this.spaces = spaces;
    this.cover = new PolygonCover(spaces.stream().map(OpenSpace::area).toList());
    Geometry whole = cover.whole();
    this.connected =
        IntStream.range(0, whole.getNumGeometries())
            .mapToObj(n -> (Polygon) whole.getGeometryN(n).norm())
            .sorted(ORDER)
            .toList();
  }

  /**
   * @param spaces open spaces in and around the extents; closed ones are left out
   */
  public static OpenSpaceLand of(List<OpenSpace> spaces) {
    return new OpenSpaceLand(
        spaces.stream()
            .filter(OpenSpace::isPublic)
            .sorted(Comparator.comparing(OpenSpace::id).thenComparing(OpenSpaceLand::start))
            .toList());
  }

  /** The spaces that are public. */
  public List<OpenSpace> spaces() {
    return spaces;
  }

  /** Spaces that overlap or share a line are one; south-western ones first. */
  public List<Polygon> connected() {
    return connected;
  }

  /**
   * Open public space of an extent.
   *
   * <p>What counts: land of public open spaces inside the extent, overlaps once; not the reserves
   * of streets that run through or along them, which are land in streets; not closed or paid
   * spaces.
   *
   * <p>Formula: area of (union of spaces, cut to the extent, less the union of street reserves).
   * With {@code street_reserve_area_m2} it adds up to the area of both.
   *
   * <p>Source: SDG 11.7.1, metadata of March 2021: open public space and land allocated to streets
   * do not overlap.
   *
   * <p>Unit: square metres; 0 without open space.
   *
   * @param streets reserves of the streets in and around the extent
   */
  public double areaM2(Geometry extent, StreetReserves streets) {
    return ExtentTiles.of(extent, TILE_M).sum(tile -> areaM2(tile, streets));
  }

  /**
   * Land near open public space.
   *
   * <p>What counts: land of the extent, streets and buildings too, within the local reach of any
   * public open space or the regional reach of one whose connected area is at least the regional
   * size; spaces outside the extent count, whole spaces as they are mapped.
   *
   * <p>Formula: area of (union of buffers, cut to the extent), straight-line distance.
   *
   * <p>Source: accessibility to open public area, City Prosperity Index: 400 m of a local or 1 km
   * of a regional open space. The sources give no size of a regional one.
   *
   * <p>Unit: square metres; 0 without open space.
   */
  public double serviceAreaM2(Geometry extent, ServiceRule rule) {
    return new ServiceArea(connected, rule).areaM2(extent);
  }

  private double areaM2(ExtentTiles.Tile tile, StreetReserves streets) {
    Geometry open = tile.clipped(cover.within(tile.box()));
    return open.isEmpty() ? 0 : PolygonCover.without(open, streets.over(open)).getArea();
  }

  private static Coordinate start(OpenSpace space) {
    Coordinate at = space.area().getCoordinate();
    return at == null ? new Coordinate() : at;
  }
}

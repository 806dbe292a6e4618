package org.urbanobservatory.measure.landuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.extent.ExtentTiles;
import org.urbanobservatory.measure.extent.PolygonCover;

/**
 * The land of a city by use. All areas are planar, in metres of the areas' coordinate system;
 * results do not depend on the order of areas.
 */
public final class LandUseMap {
  private static final double TILE_M = 500;
  private static final Polygon NOWHERE = new GeometryFactory().createPolygon();

  private final LandUseTable table;
  private final List<PolygonCover> uses = new ArrayList<>();
  private final PolygonCover green;
  private final PolygonCover water;

  private LandUseMap(List<LandUse> areas, LandUseTable table) {
    this.table = table;
    for (String category : table.categories()) {
      uses.add(cover(areas.stream().filter(a -> a.kind().use().equals(category)).toList()));
    }
    this.green = cover(areas, LandCover.GREEN);
    this.water = cover(areas, LandCover.WATER);
  }

  /**
   * @param areas areas in and around the extents, overlapping or not
   */
  public static LandUseMap of(List<LandUse> areas, LandUseTable table) {
    return new LandUseMap(areas.stream().sorted(Comparator.comparing(LandUse::id)).toList(), table);
  }

  /**
   * How well uses mix within walking distance.
   *
   * <p>What counts: land of the extent with one of the categories, each square metre once: where
   * areas overlap the earlier category of the table has it. Streets, water, farmland, wild land and
   * land of which nothing is known do not count; a cell with nothing else has no mix and is left
   * out. A cell with one use has a mix of 0.
   *
   * <p>Formula: mean over the cells of {@code -sum p ln p / ln k}, p the share of a category in the
   * cell's land of all k categories of the table. A cell that the extent cuts weighs as much less
   * as it is smaller. Cells lie on whole multiples of their side.
   *
   * <p>Source: land use mix, City Prosperity Index (extended), five uses. The size of a cell,
   * unused land and cut cells are not said there.
   *
   * <p>Unit: 0 to 1; empty if no cell has a use.
   */
  public LandUseMix mix(Geometry extent) {
    ExtentTiles cells = ExtentTiles.of(extent, table.cellM());
    double[][] areas = cells.tiles().parallelStream().map(this::areasM2).toArray(double[][]::new);
    var mixed = new ExactSum();
    var weight = new ExactSum();
    var known = new ExactSum();
    var all = new ExactSum();
    for (int c = 0; c < areas.length; c++) {
      double cellM2 = cells.tiles().get(c).areaM2();
      all.add(cellM2);
      known.add(sum(areas[c]));
      Optional<Double> entropy = findEntropy(areas[c]);
      if (entropy.isPresent()) {
        mixed.add(cellM2 * entropy.get());
        weight.add(cellM2);
      }
    }
    Double mix = weight.value() > 0 ? mixed.value() / weight.value() : null;
    return new LandUseMix(mix, all.value() > 0 ? known.value() / all.value() : 0);
  }

  /** The mix of one piece of land, for example a cell of a map; empty if it has no use. */
  public Optional<Double> findMix(Geometry land) {
    return findEntropy(areasM2(new ExtentTiles.Tile(land.getEnvelopeInternal(), land)));
  }

  /**
   * Green area.
   *
   * <p>What counts: land of the extent with vegetation, public or private, overlaps once: parks,
   * gardens, woods, grass, cemeteries. Farmland does not, nor water inside a park; single trees and
   * the green of streets and yards are not mapped as areas and do not count.
   *
   * <p>Formula: area of (union of green areas less the union of water, cut to the extent).
   *
   * <p>Source: green area per capita, City Prosperity Index.
   *
   * <p>Unit: square metres; 0 without green.
   */
  public double greenAreaM2(Geometry extent) {
    return green.isEmpty() ? 0 : ExtentTiles.of(extent, TILE_M).sum(this::greenAreaM2);
  }

  /** Square metres of each category, in the order of the table. */
  private double[] areasM2(ExtentTiles.Tile tile) {
    double[] areas = new double[uses.size()];
    Geometry taken = NOWHERE;
    for (int u = 0; u < areas.length; u++) {
      Geometry land = tile.clipped(uses.get(u).within(tile.box()));
      Geometry free = PolygonCover.without(land, taken);
      areas[u] = free.getArea();
      taken = OverlayNGRobust.overlay(taken, free, OverlayNG.UNION);
    }
    return areas;
  }

  private double greenAreaM2(ExtentTiles.Tile tile) {
    Geometry land = tile.clipped(green.within(tile.box()));
    return land.isEmpty() ? 0 : PolygonCover.without(land, water.within(tile.box())).getArea();
  }

  /** Shannon's entropy of areas over its largest value; empty if there is no area. */
  static Optional<Double> findEntropy(double[] areas) {
    double all = sum(areas);
    if (!(all > 0)) {
      return Optional.empty();
    }
    double entropy = 0;
    for (double area : areas) {
      double share = area / all;
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    // Rounding may end a little outside.
    return Optional.of(Math.min(1, Math.max(0, entropy / StrictMath.log(areas.length))));
  }

  private static double sum(double[] areas) {
    var sum = new ExactSum();
    for (double area : areas) {
      sum.add(area);
    }
    return sum.value();
  }

  private static PolygonCover cover(List<LandUse> areas, LandCover cover) {
    return cover(areas.stream().filter(a -> a.kind().cover() == cover).toList());
  }

  private static PolygonCover cover(List<LandUse> areas) {
    return new PolygonCover(areas.stream().map(LandUse::area).toList());
  }
}

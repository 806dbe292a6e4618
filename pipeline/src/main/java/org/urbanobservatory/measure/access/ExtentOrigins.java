package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.UnitShares;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.WalkGraph;

/**
 * The places where the people of one extent start to walk.
 *
 * <p>Each unit of the source gives the extent its people times its covered share. Those of a fine
 * cell start at its centre, those of a point at the point, those of coarser cells and zones along
 * the walkable edges of the part inside the extent. So the places hold the people of the extent
 * exactly, and {@link UnitDivision} gives each zone and display cell exactly its own.
 */
public final class ExtentOrigins {
  private final PopulationSurface units;
  private final UnitShares inside;
  private final int[] firstOrigin;
  private final Origins origins;

  private ExtentOrigins(
      PopulationSurface units, UnitShares inside, int[] firstOrigin, Origins origins) {
    this.units = units;
    this.inside = inside;
    this.firstOrigin = firstOrigin;
    this.origins = origins;
  }

  /**
   * @param groups people of each group, all counted in the same units
   * @param extent valid polygons in the computing CRS
   */
  public static ExtentOrigins of(
      WalkGraph graph,
      AccessSettings settings,
      Map<Breakdown, PopulationSurface> groups,
      Geometry extent) {
    var surfaces = List.copyOf(groups.values());
    UnitShares inside = covered(surfaces, extent);
    var builder = new OriginBuilder(graph, settings, List.copyOf(groups.keySet()));
    var firstOrigin = new int[inside.count() + 1];
    for (int i = 0; i < inside.count(); i++) {
      add(builder, surfaces, inside.units()[i], new Part(extent, inside.shares()[i]));
      firstOrigin[i + 1] = builder.count();
    }
    return new ExtentOrigins(surfaces.get(0), inside, firstOrigin, builder.build());
  }

  /** The part of a unit that lies in the extent. */
  private record Part(Geometry extent, double share) {
    Geometry of(Geometry unit) {
      return share == 1 ? unit : Overlays.intersection(unit, extent);
    }
  }

  /** A unit counts if any group has a value in it. */
  private static UnitShares covered(List<PopulationSurface> surfaces, Geometry extent) {
    var shares = new java.util.TreeMap<Integer, Double>();
    for (PopulationSurface surface : surfaces) {
      UnitShares own = surface.shares(extent);
      for (int i = 0; i < own.count(); i++) {
        shares.put(own.units()[i], own.shares()[i]);
      }
    }
    return new UnitShares(
        shares.keySet().stream().mapToInt(i -> i).toArray(),
        shares.values().stream().mapToDouble(s -> s).toArray());
  }

  private static void add(
      OriginBuilder builder, List<PopulationSurface> surfaces, int unit, Part part) {
    double[] persons =
        surfaces.stream()
            .mapToDouble(s -> s.people(unit))
            .map(p -> Double.isNaN(p) ? 0 : p * part.share())
            .toArray();
    Geometry place = surfaces.get(0).place(unit);
    if (builder.isFine(place)) {
      builder.addCentre(place, persons);
    } else {
      Geometry inside = part.of(place);
      builder.addSpread(inside.getArea() > 0 ? inside : place, persons);
    }
  }

  public Origins origins() {
    return origins;
  }

  /** Everyone in the extent. */
  public OriginShares all() {
    var every = new int[origins.count()];
    var shares = new double[every.length];
    java.util.Arrays.setAll(every, i -> i);
    java.util.Arrays.fill(shares, 1);
    return new OriginShares(every, shares);
  }

  /** What regions side by side in the extent, the zones of one layer, take of the people. */
  public List<OriginShares> parts(List<Geometry> regions) {
    return divided(regions, regions.stream().map(units::shares).toList());
  }

  /** What display cells of the extent take of the people. */
  public List<OriginShares> parts(DisplayGrid grid) {
    List<Geometry> cells = new ArrayList<>();
    grid.cells().forEach(cell -> cells.add(cell.geometry()));
    return divided(cells, units.shares(grid));
  }

  private List<OriginShares> divided(List<Geometry> regions, List<UnitShares> covered) {
    var division = new UnitDivision(origins, regions);
    var takers = new Takers(inside);
    for (int region = 0; region < covered.size(); region++) {
      takers.add(region, covered.get(region));
    }
    for (int i = 0; i < inside.count(); i++) {
      division.divide(firstOrigin[i], firstOrigin[i + 1], takers.of(i), inside.shares()[i]);
    }
    return division.shares();
  }
}

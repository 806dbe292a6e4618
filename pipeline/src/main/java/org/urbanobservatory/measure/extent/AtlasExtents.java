package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.grid.atlas.LandClass;
import org.urbanobservatory.grid.atlas.UrbanClusters;
import org.urbanobservatory.grid.atlas.UrbanLand;

/**
 * The extents {@code atlas} of the cities on one built-up raster.
 *
 * <p>What counts: the cluster that holds most of the people inside a city's boundary is the city's
 * main cluster; the inclusion rule adds others, also beyond the boundary. Where people are unknown,
 * or none live in any cluster, the built-up area inside the boundary decides. What does not: rural
 * built-up land, and clusters without people or built-up land inside the boundary.
 *
 * <p>Formula: see {@link UrbanLand} and {@link UrbanClusters}.
 *
 * <p>Source: Angel et al., Atlas of Urban Expansion 2016; UN-Habitat, metadata of SDG 11.3.1.
 *
 * <p>Unit: polygons in the computing CRS; none where no urban land reaches into the boundary.
 */
public final class AtlasExtents {
  private final Lattice lattice;
  private final RasterPlane plane;
  private final UrbanClusters clusters;
  private final double[] people;
  private final double[] built;

  private AtlasExtents(Raster built, RasterPlane plane, UrbanClusters clusters, double[] people) {
    this.lattice = built.lattice();
    this.plane = plane;
    this.clusters = clusters;
    this.people = people;
    this.built = ofCity(built, clusters.land());
  }

  /**
   * @param built built share of each cell, 0 to 1; NaN for no value
   * @throws IllegalArgumentException when the raster's cells are no rectangles of one size on the
   *     ground
   */
  public static AtlasExtents of(Raster built, RasterPlane plane, AtlasSettings settings) {
    MetricLattice metric = MetricLattice.of(built.lattice(), plane);
    if (!metric.isFaithful()) {
      throw new IllegalArgumentException(
          ("Invalid raster for an urban extent: cells differ by %s in size or angle, at most %s;"
                  + " bring it to the computing CRS")
              .formatted(metric.distortion(), MetricLattice.TOLERATED));
    }
    UrbanLand land = UrbanLand.of(new Raster(metric.metres(), built.values()), settings);
    return new AtlasExtents(built, plane, UrbanClusters.of(land, settings), null);
  }

  /**
   * The same, with people to decide which cluster is a city's.
   *
   * @param counts people of each cell on the same lattice; NaN is nobody
   */
  public AtlasExtents weighedBy(Raster counts) {
    if (!counts.lattice().equals(lattice)) {
      throw new IllegalArgumentException(
          "Invalid people of an urban extent: on %s, the built-up land is on %s"
              .formatted(counts.lattice(), lattice));
    }
    var shares = new Raster(lattice, built);
    return new AtlasExtents(shares, plane, clusters, counts.values());
  }

  /** The clusters of the whole raster. */
  public UrbanClusters clusters() {
    return clusters;
  }

  /**
   * The extent of a city; empty where no urban land lies inside its boundary.
   *
   * @param boundary valid polygons in the computing CRS
   */
  public Optional<AtlasExtent> find(Geometry boundary) {
    int main = main(RegionRings.coverage(boundary, lattice, plane));
    return main < 0 ? Optional.empty() : Optional.of(extent(main, boundary));
  }

  /**
   * The cities whose main cluster lies in an extent, the one with the largest share of it first, of
   * equals the first by id. The first one is the city that the extent belongs to.
   *
   * @param boundaries of all cities near, by their ids, in the computing CRS
   */
  public List<AtlasExtent.Holder> holders(
      AtlasExtent extent, SortedMap<String, ? extends Geometry> boundaries) {
    List<AtlasExtent.Holder> holders = new ArrayList<>();
    for (Map.Entry<String, ? extends Geometry> city : boundaries.entrySet()) {
      Coverage coverage = RegionRings.coverage(city.getValue(), lattice, plane);
      if (holdsMain(extent, main(coverage))) {
        holders.add(new AtlasExtent.Holder(city.getKey(), heldShare(extent.cells(), coverage)));
      }
    }
    holders.sort(Comparator.comparingDouble(AtlasExtent.Holder::heldShare).reversed());
    return holders;
  }

  private boolean holdsMain(AtlasExtent extent, int main) {
    if (main < 0) {
      return false;
    }
    for (int cell = 0; cell < extent.cells().length; cell++) {
      if (clusters.of(cell) == main) {
        return extent.cells()[cell];
      }
    }
    return false;
  }

  /** The cluster with most of the weight inside a boundary, -1 for none. */
  private int main(Coverage coverage) {
    int byPeople = people == null ? -1 : heaviest(people, coverage);
    return byPeople >= 0 ? byPeople : heaviest(built, coverage);
  }

  private int heaviest(double[] weights, Coverage coverage) {
    double[] held = new double[clusters.count()];
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(lattice, cell);
      if (clusters.of(at) >= 0 && !Double.isNaN(weights[at])) {
        held[clusters.of(at)] += weights[at] * coverage.shares()[cell];
      }
    }
    int heaviest = -1;
    for (int cluster = 0; cluster < held.length; cluster++) {
      double most = heaviest < 0 ? 0 : held[heaviest];
      heaviest = held[cluster] > most ? cluster : heaviest;
    }
    return heaviest;
  }

  private AtlasExtent extent(int main, Geometry boundary) {
    boolean[] cells = clusters.extent(main);
    Coverage coverage = RegionRings.coverage(boundary, lattice, plane);
    return new AtlasExtent(
        main,
        cells,
        geometry(cells, boundary.getFactory()),
        heldShare(cells, coverage),
        edge(cells));
  }

  private double heldShare(boolean[] cells, Coverage coverage) {
    double byPeople = people == null ? Double.NaN : heldShare(people, cells, coverage);
    return Double.isNaN(byPeople) ? heldShare(built, cells, coverage) : byPeople;
  }

  private double heldShare(double[] weights, boolean[] cells, Coverage coverage) {
    var all = new ExactSum();
    var held = new ExactSum();
    for (int cell = 0; cell < cells.length; cell++) {
      all.add(cells[cell] && !Double.isNaN(weights[cell]) ? weights[cell] : 0);
    }
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(lattice, cell);
      boolean counts = cells[at] && !Double.isNaN(weights[at]);
      held.add(counts ? weights[at] * coverage.shares()[cell] : 0);
    }
    return all.value() > 0 ? Math.min(1, held.value() / all.value()) : Double.NaN;
  }

  private MultiPolygon geometry(boolean[] cells, GeometryFactory factory) {
    List<Polygon> polygons = RegionRings.outlines(lattice, cells, plane, factory);
    return (MultiPolygon) factory.createMultiPolygon(polygons.toArray(Polygon[]::new)).norm();
  }

  private AtlasExtent.Edge edge(boolean[] cells) {
    for (int cell = 0; cell < cells.length; cell++) {
      int column = cell % lattice.columns();
      int row = cell / lattice.columns();
      boolean isEdge =
          column == 0 || row == 0 || column == lattice.columns() - 1 || row == lattice.rows() - 1;
      if (isEdge && cells[cell]) {
        return AtlasExtent.Edge.REACHED;
      }
    }
    return AtlasExtent.Edge.CLEAR;
  }

  /** Built shares of urban and suburban cells; land that the classes leave out has none. */
  private static double[] ofCity(Raster built, UrbanLand land) {
    double[] shares = new double[built.values().length];
    for (int cell = 0; cell < shares.length; cell++) {
      LandClass landClass = land.classOf(cell);
      shares[cell] = landClass.isUrban() ? built.values()[cell] : 0;
    }
    return shares;
  }
}

package org.urbanobservatory.measure.extent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.AtlasSettings;
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
  private final PlaneTransform ofBoundaries;
  private final UrbanWeights weights;

  private AtlasExtents(
      RasterPlane plane,
      UrbanClusters clusters,
      PlaneTransform ofBoundaries,
      UrbanWeights weights) {
    this.lattice = weights.lattice();
    this.plane = plane;
    this.clusters = clusters;
    this.ofBoundaries = ofBoundaries;
    this.weights = weights;
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
    UrbanClusters clusters = UrbanClusters.of(land, settings);
    return new AtlasExtents(
        plane, clusters, plane.fromComputing(), UrbanWeights.of(built, clusters));
  }

  /**
   * The same for boundaries in a plane that all cities share, so that what each of them holds is
   * the same number whichever city asks.
   *
   * @param toRaster from that plane to that of the raster
   */
  public AtlasExtents sharedBy(PlaneTransform toRaster) {
    return new AtlasExtents(plane, clusters, toRaster, weights);
  }

  /**
   * The same, with people to decide which cluster is a city's.
   *
   * @param counts people of each cell on the same lattice; NaN is nobody
   */
  public AtlasExtents weighedBy(Raster counts) {
    return new AtlasExtents(plane, clusters, ofBoundaries, weights.weighedBy(counts));
  }

  /** The clusters of the whole raster. */
  public UrbanClusters clusters() {
    return clusters;
  }

  /**
   * The extent of a city; empty where no urban land lies inside its boundary.
   *
   * @param boundary valid polygons in the computing CRS, or in the plane that is shared
   */
  public Optional<AtlasExtent> find(Geometry boundary) {
    Coverage inside = inside(boundary);
    int main = weights.main(inside);
    return main < 0 ? Optional.empty() : Optional.of(extent(main, inside, boundary.getFactory()));
  }

  /**
   * Whose an extent is. Two cities compete where the main cluster of one lies in the extent of the
   * other, for the land that both extents have; all of it lies in the window of either, so that
   * both come to the same end. A city that is not ahead of every other has no extent.
   *
   * @param cityId whose extent it is, if it is ahead
   * @param boundaries of all cities near, this one among them, by their ids
   * @param tolerance share of the larger of two amounts up to which they are equal
   */
  public AtlasVerdict contest(
      String cityId,
      AtlasExtent extent,
      SortedMap<String, ? extends Geometry> boundaries,
      double tolerance) {
    var lands = new HashMap<Integer, boolean[]>();
    Coverage own = inside(boundaries.get(cityId));
    Map<String, Double> held = new TreeMap<>(Map.of(cityId, weights.share(extent.cells(), own)));
    boolean isAhead = true;
    for (Map.Entry<String, ? extends Geometry> other : boundaries.entrySet()) {
      Coverage inside = other.getKey().equals(cityId) ? null : inside(other.getValue());
      int main = inside == null ? -1 : weights.main(inside);
      if (main >= 0) {
        boolean[] land = lands.computeIfAbsent(main, m -> common(extent, m));
        if (land.length > 0) {
          held.put(other.getKey(), weights.share(extent.cells(), inside));
          isAhead &=
              Holdings.isMore(weights.share(land, own), weights.share(land, inside), tolerance);
        }
      }
    }
    return verdict(Holdings.of(held, tolerance), isAhead ? cityId : null, cityId);
  }

  private static AtlasVerdict verdict(Holdings held, String ahead, String cityId) {
    Optional<String> other = held.findOwner().filter(o -> !o.equals(cityId));
    return new AtlasVerdict(
        held.most().stream().map(h -> new AtlasExtent.Holder(h.cityId(), h.amount())).toList(),
        ahead == null ? other : Optional.of(ahead));
  }

  /**
   * The land of an extent that the extent of another main cluster has too; empty for no contest.
   */
  private boolean[] common(AtlasExtent extent, int main) {
    if (main == extent.main()) {
      return extent.cells();
    }
    boolean[] other = clusters.extent(main);
    if (!holds(extent.cells(), main) && !holds(other, extent.main())) {
      return new boolean[0];
    }
    for (int cell = 0; cell < other.length; cell++) {
      other[cell] &= extent.cells()[cell];
    }
    return other;
  }

  private boolean holds(boolean[] cells, int cluster) {
    for (int cell = 0; cell < cells.length; cell++) {
      if (clusters.of(cell) == cluster) {
        return cells[cell];
      }
    }
    return false;
  }

  private Coverage inside(Geometry boundary) {
    return RegionRings.coverage(boundary, lattice, ofBoundaries);
  }

  private AtlasExtent extent(int main, Coverage inside, GeometryFactory factory) {
    boolean[] cells = clusters.extent(main);
    return new AtlasExtent(
        main, cells, geometry(cells, factory), weights.share(cells, inside), edge(cells));
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
}

package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Densification;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Ring;
import org.urbanobservatory.grid.degurba.CellBox;
import org.urbanobservatory.grid.degurba.ClassifiedGrid;
import org.urbanobservatory.grid.degurba.UrbanCentre;

/**
 * The extent {@code degurba}: the urban centres of a city.
 *
 * <p>What counts: every urban centre of which this city holds more people than any other city. What
 * does not: centres of another city, centres that two cities hold equally many people of, urban
 * clusters below a centre. What each city holds is counted in a plane that all cities share, so
 * that the verdict does not depend on the city that asks.
 *
 * <p>Source: European Commission and others, Applying the Degree of Urbanisation (2021).
 *
 * <p>Unit: polygons in the computing CRS; an outcome with a reason where there is no centre.
 */
public final class UrbanCentres {
  /** How far the window must reach past the boundary, in metres. */
  public static final double REACH_M = 10_000;

  private final ClassifiedGrid window;
  private final Raster population;
  private final RasterPlane plane;
  private final PlaneTransform fromShared;

  /**
   * @param window a classified window around the city
   * @param population persons a cell of the window
   * @param plane how the window lies on the computing CRS
   * @param fromShared from the plane that all cities share to that of the window
   */
  public UrbanCentres(
      ClassifiedGrid window, Raster population, RasterPlane plane, PlaneTransform fromShared) {
    if (!window.lattice().equals(population.lattice())) {
      throw new IllegalArgumentException(
          "Invalid population of a window: its cells are not those of the classes");
    }
    this.window = window;
    this.population = population;
    this.plane = Objects.requireNonNull(plane, "plane");
    this.fromShared = Objects.requireNonNull(fromShared, "fromShared");
  }

  /**
   * The window that a city needs at least, in the computing CRS.
   *
   * @param boundary of the city
   */
  public static Envelope needed(Geometry boundary) {
    Envelope needed = new Envelope(boundary.getEnvelopeInternal());
    needed.expandBy(REACH_M);
    return needed;
  }

  /**
   * The centre of a city.
   *
   * @param city the city, in the computing CRS
   * @param claimants the cities that may hold people of the same centres, this one among them, in
   *     the plane that all cities share
   */
  public CentreOutcome of(CityBoundary city, Collection<CityBoundary> claimants) {
    if (!reaches(needed(city.boundary()))) {
      return new CentreOutcome.WindowTooSmall(
          new CentreRemark(
              CentreRemark.Kind.GRID_ENDS_NEAR_CITY,
              "the population grid ends less than %.0f m past the boundary of %s"
                  .formatted(REACH_M, city.cityId())));
    }
    Coverage inside = coverage(own(city, claimants));
    Map<Integer, Double> held = people(inside);
    if (isCut(held, inside)) {
      return new CentreOutcome.WindowTooSmall(
          new CentreRemark(
              CentreRemark.Kind.EXTENT_REACHES_GRID_EDGE,
              "a dense cluster of %s goes on past the edge of the population grid"
                  .formatted(city.cityId())));
    }
    return held.isEmpty()
        ? new CentreOutcome.None(
            new CentreRemark(
                CentreRemark.Kind.NO_URBAN_CENTRE,
                "no urban centre has people inside the boundary of %s".formatted(city.cityId())))
        : decided(city, held, claims(city, claimants));
  }

  private static Geometry own(CityBoundary city, Collection<CityBoundary> claimants) {
    return claimants.stream()
        .filter(c -> c.cityId().equals(city.cityId()))
        .findFirst()
        .map(CityBoundary::boundary)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid claimants: %s itself is not among them".formatted(city.cityId())));
  }

  private CentreOutcome decided(CityBoundary city, Map<Integer, Double> held, CentreClaims claims) {
    List<CentreRemark> remarks = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    List<CentreRemark> lost = new ArrayList<>();
    for (int centre : held.keySet()) {
      Optional<CentreRemark> loss = claims.findLoss(centre);
      loss.ifPresentOrElse(lost::add, () -> own.add(centre));
    }
    if (own.isEmpty()) {
      return new CentreOutcome.None(lost.get(0));
    }
    own.forEach(centre -> remarks.addAll(claims.remarks(centre)));
    remarks.addAll(lost);
    if (own.size() > 1) {
      remarks.add(
          new CentreRemark(
              CentreRemark.Kind.SEVERAL_URBAN_CENTRES,
              "%s holds %d urban centres; its extent is all of them"
                  .formatted(city.cityId(), own.size())));
    }
    return new CentreOutcome.Found(
        polygons(own, city.boundary().getFactory()), people(own), remarks);
  }

  private CentreClaims claims(CityBoundary city, Collection<CityBoundary> claimants) {
    SortedMap<String, Map<Integer, Double>> held = new TreeMap<>();
    for (CityBoundary claimant : claimants) {
      held.put(claimant.cityId(), people(coverage(claimant.boundary())));
    }
    return new CentreClaims(city.cityId(), window.classification().centres(), held);
  }

  private boolean reaches(Envelope needed) {
    Lattice lattice = window.lattice();
    Ring box = box(needed, plane, lattice);
    double margin = 1e-6 * lattice.cellWidth();
    for (int i = 0; i < box.xy().length; i += 2) {
      double x = box.xy()[i];
      double y = box.xy()[i + 1];
      if (x < lattice.west() - margin
          || x > lattice.east() + margin
          || y < lattice.south() - margin
          || y > lattice.north() + margin) {
        return false;
      }
    }
    return true;
  }

  private static Ring box(Envelope box, RasterPlane plane, Lattice lattice) {
    double[] xy = {
      box.getMinX(),
      box.getMinY(),
      box.getMaxX(),
      box.getMinY(),
      box.getMaxX(),
      box.getMaxY(),
      box.getMinX(),
      box.getMaxY(),
      box.getMinX(),
      box.getMinY()
    };
    return new Ring(
        new Densification(plane.fromComputing(), 0.01 * lattice.cellWidth()).line(xy), false);
  }

  private Coverage coverage(Geometry boundary) {
    return RegionRings.coverage(boundary, population.lattice(), fromShared);
  }

  /** Persons of each centre inside a region; centres without any are left out. */
  private Map<Integer, Double> people(Coverage region) {
    Map<Integer, ExactSum> sums = new TreeMap<>();
    for (int cell = 0; cell < region.shares().length; cell++) {
      int at = region.latticeIndex(window.lattice(), cell);
      double people = region.shares()[cell] * population.values()[at];
      if (window.centres()[at] > 0 && people > 0) {
        sums.computeIfAbsent(window.centres()[at], c -> new ExactSum()).add(people);
      }
    }
    Map<Integer, Double> people = new TreeMap<>();
    sums.forEach((centre, sum) -> people.put(centre, sum.value()));
    return people;
  }

  private double people(List<Integer> centres) {
    var sum = new ExactSum();
    centres.forEach(c -> sum.add(centre(c).population()));
    return sum.value();
  }

  private UrbanCentre centre(int number) {
    return window.classification().centres().get(number - 1);
  }

  /** Whether a centre of the city, or a dense cluster that may become one, is cut by the edge. */
  private boolean isCut(Map<Integer, Double> held, Coverage inside) {
    Lattice lattice = window.lattice();
    boolean cut =
        held.keySet().stream()
            .anyMatch(c -> centre(c).box().touchesEdge(lattice.columns(), lattice.rows()));
    return cut
        || window.classification().cutClusters().stream().anyMatch(box -> meets(box, inside));
  }

  private static boolean meets(CellBox box, Coverage inside) {
    return box.west() < inside.column() + inside.columns()
        && box.east() >= inside.column()
        && box.north() < inside.row() + inside.rows()
        && box.south() >= inside.row();
  }

  private MultiPolygon polygons(Collection<Integer> centres, GeometryFactory factory) {
    boolean[] cells = new boolean[window.centres().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = centres.contains(window.centres()[i]);
    }
    List<Polygon> polygons = RegionRings.outlines(window.lattice(), cells, plane, factory);
    return (MultiPolygon) factory.createMultiPolygon(polygons.toArray(Polygon[]::new)).norm();
  }
}

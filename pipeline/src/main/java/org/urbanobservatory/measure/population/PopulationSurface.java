package org.urbanobservatory.measure.population;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.model.Issue;

/** Where the people of one source live, ready to be summed over any region in the computing CRS. */
public sealed interface PopulationSurface
    permits RasterPopulation, ZonePopulation, PointPopulation {
  /** Share of a city's area that a source should reach. */
  double FULL_COVERAGE = 0.99;

  /** Issue: a source reaches less of a city than it should. */
  String COVERS_IN_PART = "population_covers_city_in_part";

  /** Number of source units with a usable count. */
  int units();

  /** Source units that were refused because their count is negative or they have no area. */
  int rejectedUnits();

  /** People of all source units that were read, inside the city or not. */
  double total();

  /**
   * Population of a region.
   *
   * <p>What counts: every source unit that shares area with the region; a point that the region
   * contains, its western and southern edges included, as it was drawn in degrees where it was, so
   * that regions side by side share nobody twice and lose nobody. What does not: units without a
   * value, negative counts.
   *
   * <p>Formula: sum(value x covered share of the unit), in the order of the units.
   *
   * <p>Source: areal weighting; Goodchild and Lam, 1980.
   *
   * <p>Unit: persons; 0 where nobody lives or the source does not reach.
   *
   * @param region valid polygons in the computing CRS
   */
  Inhabitants within(Geometry region);

  /**
   * The people of each display cell, in the order of the cells; they add up to those of the extent.
   */
  default List<Inhabitants> within(DisplayGrid grid) {
    List<Inhabitants> people = new ArrayList<>();
    for (DisplayCell cell : grid.cells()) {
      people.add(within(cell.geometry()));
    }
    return people;
  }

  /**
   * Share of a region's area, 0 to 1, on which the source says how many people live, nobody too.
   * Layers of polygons and points do not say where they end: nobody lives on land without one.
   *
   * @param region valid polygons in the computing CRS
   */
  default double coveredShare(Geometry region) {
    return 1;
  }

  /** The units with a value that a region covers, and how much of each; people follow from them. */
  UnitShares shares(Geometry region);

  /** The units that each display cell covers, in the order of the cells. */
  default List<UnitShares> shares(DisplayGrid grid) {
    return grid.cells().stream().map(cell -> shares(cell.geometry())).toList();
  }

  /** People of one unit, NaN where it has no value. */
  double people(int unit);

  /** Where a unit is in the computing CRS: a polygon or a point. */
  Geometry place(int unit);

  /**
   * The same units with all their people multiplied, so that they add up to an official figure.
   *
   * @param factor above 0, finite
   */
  PopulationSurface scaledBy(double factor);

  /** Whether another source counts people in the very same units, number by number. */
  boolean hasUnitsOf(PopulationSurface other);

  /**
   * What a reader of the results should know about this source in a city: refused units, and a
   * source that ends inside the city.
   *
   * @param input id of the input
   * @param city valid polygons in the computing CRS
   */
  default List<Issue> issues(String input, Geometry city) {
    List<Issue> issues = new ArrayList<>();
    if (rejectedUnits() > 0) {
      issues.add(
          Issue.rejected(
              "negative_population",
              input,
              null,
              "Invalid population: %d units of %s are negative or without area; they count as no value"
                  .formatted(rejectedUnits(), input)));
    }
    double covered = within(city).coveredM2() / city.getArea();
    if (covered < FULL_COVERAGE) {
      issues.add(
          Issue.kept(
              COVERS_IN_PART,
              input,
              null,
              "Invalid population: %s covers %.1f %% of the city's area; give a larger one"
                  .formatted(input, 100 * covered)));
    }
    return issues;
  }
}

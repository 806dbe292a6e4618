package org.urbanobservatory.measure.hazard;

import java.util.Collection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;

/**
 * How much of what an extent holds lies in a hazard area.
 *
 * @param exposed persons, m2 or facilities inside the hazard area and the extent
 * @param total persons, m2 or facilities inside the extent
 */
public record Exposure(double exposed, double total) {
  /** A part may exceed its whole by the rounding of two overlays. */
  private static final double ROUNDING = 1 + 1e-9;

  public Exposure {
    if (!(exposed >= 0 && exposed <= total * ROUNDING) || !Double.isFinite(total)) {
      throw new IllegalArgumentException("Invalid exposure: " + exposed + " of " + total);
    }
    exposed = Math.min(exposed, total);
  }

  /** {@code exposed / total}, 0 to 1; missing where the extent holds nothing. */
  public Measured share() {
    return Measured.ratio(exposed, total);
  }

  /**
   * People inside a hazard area.
   *
   * <p>What counts: people by the share of their cell or zone that lies in the hazard area and in
   * the extent; people at a point when both contain it. What does not: how badly, how often or how
   * deep they are struck; people of cells without a value.
   *
   * <p>Formula: {@code sum(value x covered share)} over the hazard area, and over the extent.
   *
   * <p>Source: areal weighting; Goodchild and Lam, 1980. Exposure as in the terminology of the
   * United Nations Office for Disaster Risk Reduction, 2017: people in hazard-prone areas.
   *
   * <p>Unit: persons; the share is missing where nobody lives.
   *
   * @param people all, or those of one sex and age
   */
  public static Exposure ofPeople(PopulationSurface people, HazardousLand land) {
    PopulationSurface inside =
        people instanceof PointPopulation points
            ? PointPopulation.of(points.pointsWithin(land.extent()))
            : people;
    Geometry hazardous = inside == people ? land.geometry() : land.hazard();
    return part(inside.within(hazardous).people(), inside.within(land.extent()).people());
  }

  /**
   * The same of an extent and a hazard.
   *
   * @param extent valid polygons in the computing CRS
   */
  public static Exposure ofPeople(PopulationSurface people, Geometry extent, HazardArea hazard) {
    return ofPeople(people, HazardousLand.of(extent, hazard));
  }

  /**
   * Built-up land inside a hazard area.
   *
   * <p>What counts: the built-up share of each cell by the area that lies in the hazard area and in
   * the extent. What does not: cells without a value.
   *
   * <p>Formula: {@code sum(built share x covered share x ground area)} over the hazard area, and
   * over the extent.
   *
   * <p>Source: as for people.
   *
   * <p>Unit: m2; the share is missing where nothing is built.
   */
  public static Exposure ofBuiltUp(BuiltUp built, HazardousLand land) {
    return part(built.areaWithin(land.geometry()), built.areaWithin(land.extent()));
  }

  /**
   * Land inside a hazard area.
   *
   * <p>What counts: the area that the hazard area and the extent share. What does not: land outside
   * of the extent.
   *
   * <p>Formula: area of the intersection, and of the extent.
   *
   * <p>Source: as for people.
   *
   * <p>Unit: m2; the share is missing where the extent is empty.
   */
  public static Exposure ofLand(HazardousLand land) {
    return part(land.geometry().getArea(), land.extent().getArea());
  }

  /**
   * Facilities inside a hazard area: schools, clinics, stations.
   *
   * <p>What counts: each facility at its point, by the rule of {@link PointPopulation}, so that
   * areas side by side share none. What does not: a site that reaches into the hazard area while
   * its point lies outside.
   *
   * <p>Formula: a count.
   *
   * <p>Source: as for people.
   *
   * <p>Unit: facilities; the share is missing where there is none.
   *
   * @param points in the computing CRS
   */
  public static Exposure ofFacilities(
      Collection<Coordinate> points, Geometry extent, HazardArea hazard) {
    PointPopulation facilities =
        PointPopulation.of(
            points.stream().map(p -> new PointPopulation.Point(p.x, p.y, 1)).toList());
    return ofPeople(facilities, extent, hazard);
  }

  /**
   * Edges that an overlay cuts follow themselves in a raster's plane to within 1e-5 of a cell, so a
   * part may come out larger than its whole by as much.
   */
  private static Exposure part(double exposed, double total) {
    return new Exposure(Math.min(exposed, total), total);
  }
}

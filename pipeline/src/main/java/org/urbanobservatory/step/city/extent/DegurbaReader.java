package org.urbanobservatory.step.city.extent;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.ClassifiedGrid;
import org.urbanobservatory.grid.degurba.PopulationGrid;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Brings the sources of one extent {@code degurba} to cells of 1 km and classifies them. */
final class DegurbaReader {
  /** Slack for shares that were stored as single precision. */
  private static final double SHARE_SLACK = 1e-6;

  private final CityContext city;
  private final DegurbaSources sources;
  private final DegurbaRules rules;

  DegurbaReader(CityContext city, DegurbaSources sources, DegurbaRules rules) {
    this.city = city;
    this.sources = sources;
    this.rules = rules;
  }

  /**
   * The classified window that reaches some metres past the boundary, or to where the population
   * raster ends; empty, with an issue, where a source does not reach the city or is of no use.
   */
  Optional<DegurbaWindow> read(double reachM) {
    WorkingGrid wanted = WorkingGrid.degurba(city.frame().window(reachM));
    Optional<GridRaster> people = source(sources.population(), wanted);
    return people.flatMap(
        p ->
            wanted
                .coveredBy(p.raster().lattice(), p.crs())
                .flatMap(grid -> classified(grid, wanted, p)));
  }

  private Optional<DegurbaWindow> classified(
      WorkingGrid grid, WorkingGrid wanted, GridRaster people) {
    Optional<GridRaster> built = source(sources.built(), grid);
    Optional<GridRaster> land = source(sources.land(), grid).filter(this::isShare);
    if (isMissing(sources.built(), built) || isMissing(sources.land(), land)) {
      return Optional.empty();
    }
    Raster population = counts(people, grid);
    var inputs =
        new PopulationGrid(
            CellRows.of(population),
            land.map(l -> CellRows.of(grid.shares(l.raster(), l.crs()))).orElse(null),
            built.map(b -> CellRows.of(grid.shares(builtShares(b), b.crs()))).orElse(null));
    return Optional.of(
        new DegurbaWindow(
            population,
            ClassifiedGrid.of(grid.lattice(), inputs, rules.settings()),
            city.frame().plane(grid.crs()),
            !grid.equals(wanted),
            Stream.of(Optional.of(people), built, land)
                .flatMap(Optional::stream)
                .mapToLong(raster -> raster.raster().lattice().size())
                .max()
                .orElseThrow()));
  }

  private static boolean isMissing(SpatialInput input, Optional<GridRaster> read) {
    return input != null && read.isEmpty();
  }

  /** The part of a source that covers a grid; empty, with an issue, where it has none. */
  private Optional<GridRaster> source(SpatialInput input, WorkingGrid grid) {
    if (input == null) {
      return Optional.empty();
    }
    Envelope lonLat = grid.lonLatEnvelope();
    Optional<GridRaster> read = city.rasters().around(input, lonLat);
    if (read.isEmpty() && !city.rasters().isUnreadable(input)) {
      city.add(DegurbaRemarks.missesCity(input, city.frame()));
    }
    return read;
  }

  private Raster counts(GridRaster people, WorkingGrid grid) {
    boolean isDensity = "density".equals(sources.population().option("quantity"));
    return (isDensity
            ? grid.densities(people.raster(), people.crs())
            : grid.counts(people.raster(), people.crs()))
        .raster();
  }

  private Raster builtShares(GridRaster built) {
    BuiltUpRule rule = CityRasters.rule(sources.built(), sources.population().year());
    double[] shares =
        Arrays.stream(built.raster().values())
            .map(value -> Double.isNaN(value) ? value : rule.share(value))
            .toArray();
    return new Raster(built.raster().lattice(), shares);
  }

  /** Whether the values of a land raster are shares; else, with an issue, it is of no use. */
  private boolean isShare(GridRaster land) {
    OptionalDouble wrong =
        Arrays.stream(land.raster().values())
            .filter(value -> value < -SHARE_SLACK || value > 1 + SHARE_SLACK)
            .findFirst();
    wrong.ifPresent(value -> city.add(DegurbaRemarks.noShare(sources.land(), city.frame(), value)));
    return wrong.isEmpty();
  }
}

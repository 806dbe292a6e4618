package org.urbanobservatory.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.table.Rows;

/**
 * Phases 2 and 3 for one city: delineates its extents for every year that has an input, and
 * measures streets, people and built-up land on each. Knows no engine.
 */
final class CityMeasurement {
  private final CityFrame frame;
  private final MeasurePlan plan;
  private final StreetTable table;
  private final Emissions emitted = new Emissions();
  private final CityFacts facts;
  private final CityRasters rasters;
  private final CityVectors vectors;
  private final CityExtents extents;
  private final List<Issue> issues = new ArrayList<>();

  CityMeasurement(CityTask task, MeasurePlan plan, StreetTable table) {
    this.frame = CityFrame.of(task.place(), task.lonLat(), plan.computingCrs());
    this.plan = plan;
    this.table = table;
    this.facts = new CityFacts(task.place(), emitted);
    this.rasters = new CityRasters(frame);
    this.vectors = new CityVectors(frame);
    this.extents = new CityExtents(frame, plan, rasters, vectors);
  }

  /** Everything that was measured. */
  Iterator<Row> measured(List<IngestedStreets> streets) throws IOException {
    for (int year : plan.years(frame.place().cityId())) {
      measure(year, streets);
    }
    countBuiltUp();
    issues.addAll(extents.issues());
    issues.addAll(rasters.issues());
    issues.addAll(vectors.issues());
    emitted.addIssues(issues.stream().distinct().map(i -> i.at(frame.place())).toList());
    return emitted.iterator();
  }

  private void measure(int year, List<IngestedStreets> streets) throws IOException {
    List<CityExtent> ofYear = extents.of(year);
    ofYear.forEach(this::measureArea);
    for (SpatialInput input : inputs(SpatialInput.Kind.BUILT_UP, year)) {
      measureBuiltUp(input, ofYear);
    }
    Optional<CityPeople> people = Optional.empty();
    for (SpatialInput input : inputs(SpatialInput.Kind.POPULATION, year)) {
      Optional<CityPeople> found = measurePeople(input, ofYear);
      people = found.isPresent() ? found : people;
    }
    for (CityExtent extent : ofYear) {
      publish(extent, people);
    }
    streets.stream().filter(s -> s.year() == year).forEach(s -> measureStreets(s, ofYear));
  }

  private List<SpatialInput> inputs(SpatialInput.Kind kind, int year) {
    return plan.inputs(kind, frame.place().cityId()).stream()
        .filter(i -> i.year() == year)
        .toList();
  }

  private void measureArea(CityExtent extent) {
    facts.observe(
        extent,
        "extent_area_m2",
        extent.areaM2(),
        new CityFacts.Origin(null, extent.source() == null ? "boundary" : extent.source()));
  }

  private void measureBuiltUp(SpatialInput input, List<CityExtent> ofYear) throws IOException {
    Optional<BuiltUp> built = rasters.builtUp(input, input.year());
    if (built.isEmpty()) {
      if (!rasters.isUnreadable(input)) {
        issues.add(missesCity(input));
      }
      return;
    }
    var origin = new CityFacts.Origin(input.id(), input.source());
    for (CityExtent extent : ofYear) {
      facts.observe(extent, "built_up_area_m2", built.get().areaWithin(extent.geometry()), origin);
    }
  }

  private Optional<CityPeople> measurePeople(SpatialInput input, List<CityExtent> ofYear)
      throws IOException {
    Optional<CityPeople> people = findPeople(input);
    if (people.isPresent()) {
      ofYear.forEach(extent -> people.get().measure(extent, facts));
      emitted.add("inputs", Rows.of(people.get().summary(vectors)));
    } else {
      emitted.add("inputs", Rows.of(nobody(input)));
    }
    return people;
  }

  /** What was read of an input that holds nobody of the city. */
  private InputSummary nobody(SpatialInput input) {
    return vectors
        .findCounts(input)
        .map(c -> input.summary(frame.place().cityId(), c.read(), c.rejected()))
        .orElseGet(() -> input.summary(frame.place().cityId(), 0, 0));
  }

  /** An input that its reader or its CRS makes useless costs its own values alone. */
  private Optional<CityPeople> findPeople(SpatialInput input) {
    try {
      return CityPeople.find(frame, input, rasters, vectors, issues);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      issues.add(input.unreadable(frame.place(), e));
      return Optional.empty();
    }
  }

  private void measureStreets(IngestedStreets input, List<CityExtent> ofYear) {
    var streets = new CityStreets(frame, input, table);
    if (streets.isEmpty()) {
      issues.add(noStreets(input));
      return;
    }
    for (CityExtent extent : ofYear) {
      streets.measure(extent, facts, plan.intersectionRadiusM());
    }
    boundary(ofYear).ifPresent(extent -> streets.publish(extent, emitted));
  }

  private void publish(CityExtent extent, Optional<CityPeople> people) throws IOException {
    emitted.add(
        "extents",
        Rows.builder("extents")
            .set("country_code", frame.place().countryCode())
            .set("city_id", frame.place().cityId())
            .set("extent_id", extent.id())
            .set("year", extent.year())
            .set("method", extent.method())
            .set("area_m2", extent.areaM2())
            .set("population", people.map(p -> p.within(extent)).orElse(null))
            .set("crs", frame.crs().id())
            .set("geometry", new WKBWriter().write(frame.toLonLat().densified(extent.geometry())))
            .row());
    if (people.isPresent() && isBoundary(extent)) {
      people.get().publish(extent, built(extent.year()), plan.gridCellM(), emitted);
    }
  }

  private Optional<BuiltUp> built(int year) throws IOException {
    for (SpatialInput input : inputs(SpatialInput.Kind.BUILT_UP, year)) {
      return rasters.builtUp(input, year);
    }
    return Optional.empty();
  }

  /** What was read of each built-up raster around the city. */
  private void countBuiltUp() throws IOException {
    for (SpatialInput input : plan.inputs(SpatialInput.Kind.BUILT_UP, frame.place().cityId())) {
      long cells = rasters.window(input).map(w -> (long) w.raster().valued()).orElse(0L);
      emitted.add("inputs", Rows.of(input.summary(frame.place().cityId(), cells, 0)));
    }
    for (SpatialInput input :
        plan.inputs(SpatialInput.Kind.URBAN_POLYGONS, frame.place().cityId())) {
      vectors
          .findCounts(input)
          .map(c -> input.summary(frame.place().cityId(), c.read(), c.rejected()))
          .ifPresent(summary -> emitted.add("inputs", Rows.of(summary)));
    }
  }

  private Optional<CityExtent> boundary(List<CityExtent> ofYear) {
    return ofYear.stream().filter(this::isBoundary).findFirst();
  }

  private boolean isBoundary(CityExtent extent) {
    return plan.extents().stream()
        .anyMatch(e -> e.id().equals(extent.id()) && e.kind() == ExtentPlan.Kind.BOUNDARY);
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        "built_up_does_not_cover_city",
        input.id(),
        null,
        "Invalid built-up raster: %s does not reach %s, whose envelope is %s in degrees; give a file that covers the city"
            .formatted(input.id(), frame.place(), frame.lonLat().getEnvelopeInternal()));
  }

  private Issue noStreets(IngestedStreets input) {
    return Issue.rejected(
        "no_streets_in_city",
        input.input(),
        null,
        "Invalid streets: %s holds no street in or near %s; its street indicators are null. Give an extract that covers the city"
            .formatted(input.input(), frame.place()));
  }
}

package org.urbanobservatory.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.compute.ComputeSettings;
import org.urbanobservatory.compute.GrowthRules;
import org.urbanobservatory.compute.IndicatorComputation;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.FeaturesTask;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;

/** One city measured without an engine, from files. */
public final class CityTrial {
  static final Place PLACE = new Place("XAV", "trial");

  private final Geometry lonLat;
  private final List<SpatialInput> inputs = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private final Set<Integer> years = new TreeSet<>();
  private Map<String, List<Row>> rows;

  /**
   * @param lonLat boundary in degrees
   */
  public CityTrial(Geometry lonLat) {
    this.lonLat = lonLat;
  }

  public CityTrial with(String id, SpatialInput.Kind kind, Path path, int year) {
    return with(id, kind, path, year, Map.of());
  }

  public CityTrial with(
      String id, SpatialInput.Kind kind, Path path, int year, Map<String, String> options) {
    years.add(year);
    inputs.add(
        new SpatialInput(
            id,
            kind,
            path.getFileName().toString(),
            path.toString(),
            year,
            "Source of " + id,
            null,
            List.of(PLACE.cityId()),
            false,
            options));
    return this;
  }

  /** Makes the input that was added last one that the city needs. */
  public CityTrial required() {
    SpatialInput i = inputs.remove(inputs.size() - 1);
    inputs.add(
        new SpatialInput(
            i.id(),
            i.kind(),
            i.path(),
            i.uri(),
            i.year(),
            i.source(),
            i.licence(),
            i.cities(),
            true,
            i.options()));
    return this;
  }

  public CityTrial set(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  public CityContext context() {
    return new CityContext(new CityTask(PLACE, lonLat, List.of()), plan(), ingested());
  }

  /** Measures once; what is asked of it afterwards is of that run. */
  public CityTrial measure() {
    rows = new TreeMap<>();
    try {
      new CityMeasurement(
              new CityTask(PLACE, lonLat, List.of()), plan(), StreetTables.load(), ingested())
          .measured()
          .forEachRemaining(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void add(Row emitted) {
    Emission.rows(emitted)
        .forEachRemaining(
            row -> rows.computeIfAbsent(Emission.table(emitted), t -> new ArrayList<>()).add(row));
  }

  public List<Row> rows(String table) {
    return rows.getOrDefault(table, List.of());
  }

  /** Observations of the whole boundary by variable. */
  public Map<String, Double> values() {
    var values = new TreeMap<String, Double>();
    ofCity().forEach(o -> values.put(o.variable(), o.value()));
    return values;
  }

  private List<Observation> ofCity() {
    return rows("observations").stream().map(Rows::observation).filter(o -> !o.isOfZone()).toList();
  }

  /** An indicator of the catalogue from what was observed of the whole boundary. */
  public IndicatorValue indicator(String id, int year) {
    Map<String, Variable> variables =
        Catalogue.load().variables().stream().collect(Collectors.toMap(Variable::id, v -> v));
    var settings = ComputeSettings.of(List.of(year), ProxyExtent.ALLOWED, GrowthRules.SDG);
    return new IndicatorComputation(List.copyOf(Catalogue.load().indicators()), variables, settings)
            .compute(PLACE, ofCity(), rows("absences").stream().map(Rows::absence).toList())
            .values()
            .stream()
            .filter(v -> v.indicatorId().equals(id) && v.component() == null && v.year() == year)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + id + " of " + year));
  }

  /** How what was observed of the whole boundary was measured, where that is said. */
  public Map<String, String> methods() {
    var methods = new TreeMap<String, String>();
    for (Row row : rows("observations")) {
      Observation o = Rows.observation(row);
      if (!o.isOfZone() && o.method() != null) {
        methods.put(o.variable(), o.method());
      }
    }
    return methods;
  }

  /** Reasons by variable. */
  public Map<String, String> absences() {
    var reasons = new TreeMap<String, String>();
    for (Row row : rows("absences")) {
      Absence absence = Rows.absence(row);
      reasons.put(absence.variable(), absence.reason());
    }
    return reasons;
  }

  public List<Issue> issues() {
    return rows("issues").stream().map(InputRows::issue).toList();
  }

  public List<Issue> issues(String code) {
    return issues().stream().filter(i -> i.code().equals(code)).toList();
  }

  /** Read, accepted and rejected of an input, parts summed. */
  public List<Long> counts(String input) {
    return rows("inputs").stream()
        .map(InputRows::summary)
        .filter(s -> s.input().equals(input))
        .reduce((a, b) -> a.plus(b))
        .map(s -> List.of(s.read(), s.accepted(), s.rejected()))
        .orElseThrow();
  }

  private MeasurePlan plan() {
    return new MeasurePlan(
        null,
        List.copyOf(years),
        List.of(new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of())),
        inputs,
        number("intersection_radius_m", 12),
        number("grid_cell_m", 1000),
        number("network_buffer_m", 1600),
        settings);
  }

  private double number(String setting, double otherwise) {
    return Double.parseDouble(settings.getOrDefault(setting, String.valueOf(otherwise)));
  }

  private List<IngestedFeatures> ingested() {
    var near = FeaturesTask.CityEnvelope.around(PLACE, lonLat.getEnvelopeInternal(), 1600);
    var ingested = new ArrayList<IngestedFeatures>();
    for (SpatialInput input : inputs) {
      if (input.isOsm() || input.kind() == SpatialInput.Kind.STREETS) {
        IngestFeatures.read(
                new FeaturesTask(
                    input, input.bytesFor(PLACE.cityId()), input.path(), List.of(near)))
            .forEachRemaining(f -> add(f, ingested));
      }
    }
    return ingested;
  }

  private static void add(IngestedFeatures features, List<IngestedFeatures> ingested) {
    if (features.place() != null) {
      ingested.add(features);
    }
  }
}

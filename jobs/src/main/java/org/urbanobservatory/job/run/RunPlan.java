package org.urbanobservatory.job.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.index.panel.SdgTarget;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.ExtentSettings;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.tabular.Vocabulary;
import org.urbanobservatory.step.ComputeIndicators;
import org.urbanobservatory.step.ConfidentialInputs;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.declared.ContextualIndicators;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.step.index.IndexSets;
import org.urbanobservatory.step.index.TrendCities;
import org.urbanobservatory.step.index.VaryChoices;
import org.urbanobservatory.step.ingest.FeaturesTask;

/** What the settings of a run mean to each step. */
final class RunPlan {
  /** The edition whose benchmarks are the cited targets of the goals. */
  private static final String SDG_EDITION = "sdg11";

  private final ObservatorySettings settings;
  private final RunOptions options;
  private final CitySelection cities;
  private final InputPlan inputs;

  /**
   * @param read every configured city
   * @param found what the check found: an input that it refused is not read again
   */
  RunPlan(ObservatorySettings settings, RunOptions options, CityRead read, List<Issue> found) {
    List<Issue> refused = found.stream().filter(i -> i.action() == Issue.Action.REJECTED).toList();
    this.settings = settings;
    this.options = options;
    this.cities = new CitySelection(options, read, refused);
    this.inputs = new InputPlan(settings, options, cities, refused);
  }

  ObservatorySettings settings() {
    return settings;
  }

  CitySelection cities() {
    return cities;
  }

  InputPlan inputs() {
    return inputs;
  }

  /**
   * @param officialPeople what statistics say of the people of each city
   */
  List<CityTask> cityTasks(Map<Place, List<Observation>> officialPeople) {
    return cities.selected().stream()
        .map(
            c ->
                new CityTask(
                    c.place(),
                    c.boundary(),
                    neighbours(c),
                    officialPeople.getOrDefault(c.place(), List.of())))
        .toList();
  }

  /** The variables of statistics that sources of people are scaled to. */
  Set<String> controlTotals() {
    return inputs.spatialInputs().stream()
        .map(input -> input.option("control_total"))
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Cities near enough to share a delineated centre; none where only boundaries are used. A city
   * that has another beside it is beside that other too.
   */
  private List<CityTask.Neighbour> neighbours(City city) {
    if (measures().reachM() == 0) {
      return List.of();
    }
    return cities.cities().stream()
        .filter(other -> !other.place().equals(city.place()))
        .filter(other -> reaches(city, other) || reaches(other, city))
        .map(other -> new CityTask.Neighbour(other.place(), other.boundary()))
        .toList();
  }

  private static boolean reaches(City city, City other) {
    return FeaturesTask.CityEnvelope.around(
            city.place(), city.boundary().getEnvelopeInternal(), ExtentPlan.NEIGHBOURS_M)
        .lonLat()
        .intersects(other.boundary().getEnvelopeInternal());
  }

  MeasurePlan measures() {
    return new MeasurePlan(
        settings.computation().crs(),
        settings.years(),
        settings.extents().stream()
            .map(extent -> ExtentPlans.of(extent, settings.inputs()))
            .toList(),
        inputs.spatialInputs(),
        inputs.refusedSpatialInputs(),
        settings.computation().intersectionRadiusM(),
        settings.computation().gridCellM(),
        settings.computation().networkBufferM(),
        measureSettings());
  }

  ComputeIndicators.Plan indicators() {
    return new ComputeIndicators.Plan(
        settings.years(),
        settings.computation().allowProxyExtent() ? ProxyExtent.ALLOWED : ProxyExtent.REFUSED,
        contextual(),
        measures().growth(),
        confidential());
  }

  /** Statistics that are not published again. */
  ConfidentialInputs confidential() {
    return new ConfidentialInputs(
        settings.inputs().stream()
            .filter(input -> input instanceof InputSettings.Statistics)
            .filter(input -> input.common().confidential())
            .map(InputSettings::id)
            .collect(Collectors.toSet()));
  }

  /** The indicators that the configuration declares, also by an input that cannot be used. */
  ContextualIndicators contextual() {
    return ContextualIndicators.of(inputs.declaredInputs(), measureSettings());
  }

  /** The settings of measures; {@code as_of} is the last day of the inputs. */
  private Map<String, String> measureSettings() {
    var measures = new TreeMap<>(settings.computation().measures());
    if (options.asOf() != null) {
      measures.put("as_of", options.asOf().toString());
    }
    return measures;
  }

  /** The editions to compute, with as many draws as the settings allow. */
  List<Edition> editions() {
    return settings.editions().stream().map(RunPlan::edition).map(this::bounded).toList();
  }

  private Edition bounded(Edition edition) {
    int most = settings.computation().mostDraws();
    return edition.uncertainty().draws() <= most
        ? edition
        : edition.withUncertainty(edition.uncertainty().withDraws(most));
  }

  /** The choices of editions that are varied for the cities of some sets. */
  VaryChoices.Plan choices(List<Edition> editions, IndexSets.Plan sets) {
    return new VaryChoices.Plan(editions, sets, settings.computation().shareSamples());
  }

  /** What the editions that compare places compute, reported for the computed cities. */
  IndexSets.Plan sets(List<Edition> editions, Set<Place> computed) {
    return new IndexSets.Plan(editions, extentsByIndicator(), settings.years(), computed);
  }

  /** What is followed over the years; the targets are those that edition sdg11 cites. */
  TrendCities.Plan trends(List<Edition> editions, BorrowedValues national) {
    return new TrendCities.Plan(
        editions,
        extentsByIndicator(),
        settings.years(),
        SdgTarget.of(edition(SDG_EDITION)),
        national);
  }

  /** The edition of an id of the catalogue, or of a file. */
  static Edition edition(String idOrFile) {
    return Catalogue.load()
        .findEdition(idOrFile)
        .orElseGet(() -> EditionReader.read(Path.of(idOrFile)));
  }

  /** The extent that each indicator is defined on. */
  static Map<String, String> extentsByIndicator() {
    var extents = new HashMap<String, String>();
    Catalogue.load().indicators().forEach(i -> extents.put(i.id(), i.extent()));
    return extents;
  }

  Vocabulary vocabulary() {
    Catalogue catalogue = Catalogue.load();
    return new Vocabulary(
        catalogue.acceptedVariables().stream().collect(byId(Variable::id)),
        catalogue.units().stream().collect(byId(Unit::id)),
        catalogue.indicators().stream().collect(Collectors.toMap(Indicator::id, Indicator::unit)),
        extentsByIndicator(),
        new TreeSet<>(cities.places()),
        settings.countries().stream().map(CountrySettings::code).collect(Collectors.toSet()),
        settings.extents().stream().map(ExtentSettings::id).collect(Collectors.toSet()));
  }

  /** Whether a city fails when the input cannot be used. */
  boolean isRequired(String inputId) {
    return settings.findInput(inputId).map(i -> i.common().required()).orElse(true);
  }

  /** Whether what an input holds may not be told. */
  boolean isConfidential(String inputId) {
    return settings.findInput(inputId).map(i -> i.common().confidential()).orElse(false);
  }

  boolean serves(String inputId, Place city) {
    return settings.findInput(inputId).map(i -> i.common().covers(city.cityId())).orElse(true);
  }

  private static <T> java.util.stream.Collector<T, ?, Map<String, T>> byId(Function<T, String> id) {
    return Collectors.toMap(id, Function.identity());
  }
}

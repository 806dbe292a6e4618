package org.urbanobservatory.job.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.ExtentSettings;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.tabular.Vocabulary;
import org.urbanobservatory.step.CityTask;
import org.urbanobservatory.step.ComputeIndicators;
import org.urbanobservatory.step.ExtentPlan;
import org.urbanobservatory.step.MeasurePlan;
import org.urbanobservatory.step.SpatialInput;
import org.urbanobservatory.step.StatisticsTask;
import org.urbanobservatory.step.StreetsTask;

/** What the settings of a run mean to each step. */
final class RunPlan {
  private final ObservatorySettings settings;
  private final RunOptions options;
  private final CityRead read;
  private final List<Issue> refused;

  /**
   * @param read every configured city
   * @param found what the check found: an input that it refused is not read again
   */
  RunPlan(ObservatorySettings settings, RunOptions options, CityRead read, List<Issue> found) {
    this.settings = settings;
    this.options = options;
    this.read = read;
    this.refused = found.stream().filter(i -> i.action() == Issue.Action.REJECTED).toList();
  }

  /** Every city with a usable boundary. */
  List<City> cities() {
    return read.cities();
  }

  InputSummary citiesSummary() {
    return read.summary();
  }

  /** Every configured city, also one whose boundary cannot be used. */
  List<Place> places() {
    var places = new TreeSet<Place>();
    read.cities().forEach(c -> places.add(c.place()));
    read.failedCities().stream().map(Issue::place).filter(p -> p != null).forEach(places::add);
    return List.copyOf(places);
  }

  /** The cities to compute; the others are carried over. */
  List<City> selected() {
    return wanted().stream().filter(c -> !isLost(c.place())).toList();
  }

  /** The cities that the command line asks for. */
  private List<City> wanted() {
    return read.cities().stream().filter(c -> selects(c.place())).toList();
  }

  /** Whether the check has found what makes a city fail. */
  private boolean isLost(Place city) {
    return refused.stream()
        .anyMatch(i -> i.severity() == Issue.Severity.ERROR && city.equals(i.place()));
  }

  boolean selects(Place city) {
    return options.selects(city.countryCode(), city.cityId());
  }

  List<CityTask> cityTasks() {
    return selected().stream().map(c -> new CityTask(c.place(), c.boundary())).toList();
  }

  List<StatisticsTask> statistics() {
    var tasks = new ArrayList<StatisticsTask>();
    for (InputSettings.Statistics input : settings.inputs(InputSettings.Statistics.class)) {
      InputSettings.Common common = input.common();
      for (String cityId : common.isPerCity() ? cityIds(common) : List.of("")) {
        if (!isUsable(common.id(), cityId)) {
          continue;
        }
        tasks.add(
            new StatisticsTask(
                common.id(),
                common.path().replace("{city_id}", cityId),
                common.isPerCity() ? common.bytes(cityId) : common.bytes(),
                common.source(),
                common.licence(),
                asOfYear(),
                InputOptions.of(input),
                input.columns(),
                input.constants()));
      }
    }
    return tasks;
  }

  MeasurePlan measures() {
    return new MeasurePlan(
        settings.computation().crs(),
        settings.years(),
        settings.extents().stream().map(RunPlan::extent).toList(),
        spatialInputs(),
        settings.computation().intersectionRadiusM(),
        settings.computation().gridCellM(),
        settings.computation().networkBufferM());
  }

  List<StreetsTask> streets() {
    var tasks = new ArrayList<StreetsTask>();
    for (SpatialInput input : spatialInputs()) {
      if (input.kind() == SpatialInput.Kind.STREETS) {
        tasks.addAll(streets(input));
      }
    }
    return tasks;
  }

  ComputeIndicators.Plan indicators() {
    return new ComputeIndicators.Plan(
        settings.years(),
        settings.computation().allowProxyExtent() ? ProxyExtent.ALLOWED : ProxyExtent.REFUSED);
  }

  List<Edition> editions() {
    return settings.editions().stream().map(RunPlan::edition).toList();
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
        catalogue.variables().stream().collect(byId(Variable::id)),
        catalogue.units().stream().collect(byId(Unit::id)),
        catalogue.indicators().stream().collect(Collectors.toMap(Indicator::id, Indicator::unit)),
        extentsByIndicator(),
        new TreeSet<>(places()),
        settings.countries().stream().map(CountrySettings::code).collect(Collectors.toSet()),
        settings.extents().stream().map(ExtentSettings::id).collect(Collectors.toSet()));
  }

  /** Whether a city fails when the input cannot be used. */
  boolean isRequired(String inputId) {
    return settings.findInput(inputId).map(i -> i.common().required()).orElse(true);
  }

  boolean serves(String inputId, Place city) {
    return settings.findInput(inputId).map(i -> i.common().covers(city.cityId())).orElse(true);
  }

  private List<SpatialInput> spatialInputs() {
    var inputs = new ArrayList<SpatialInput>();
    for (InputSettings input : settings.inputs()) {
      SpatialInput.Kind kind = kind(input);
      if (kind != null && isInTime(input.common()) && !usable(input.common()).isEmpty()) {
        inputs.add(spatial(input, kind));
      }
    }
    return inputs;
  }

  /** One summary, without rows, for each file that the check refused. */
  List<InputSummary> refusedFiles() {
    var files = new ArrayList<InputSummary>();
    for (InputSettings input : settings.inputs()) {
      InputSettings.Common common = input.common();
      if (!common.isPerCity()) {
        if (!isUsable(common.id(), "") || usable(common).isEmpty()) {
          files.add(refused(input, common.path()));
        }
      } else {
        wanted().stream()
            .map(c -> c.place().cityId())
            .filter(common::covers)
            .filter(id -> !isUsable(common.id(), id))
            .forEach(id -> files.add(refused(input, common.path().replace("{city_id}", id))));
      }
    }
    return files;
  }

  private static InputSummary refused(InputSettings input, String path) {
    InputSettings.Common common = input.common();
    String date = common.period() == null ? null : String.valueOf(common.period().year());
    return new InputSummary(
        common.id(), input.kind(), path, null, 0, 0, 0, date, common.source(), common.licence());
  }

  /** Whether the check has not refused an input, for all cities or for this one. */
  private boolean isUsable(String inputId, String cityId) {
    return refused.stream()
        .filter(i -> inputId.equals(i.input()))
        .noneMatch(i -> i.place() == null || i.place().cityId().equals(cityId));
  }

  /** The cities for which an input can be used. */
  private List<String> usable(InputSettings.Common common) {
    return cityIds(common).stream().filter(id -> isUsable(common.id(), id)).toList();
  }

  private SpatialInput spatial(InputSettings input, SpatialInput.Kind kind) {
    InputSettings.Common common = input.common();
    return new SpatialInput(
        common.id(),
        kind,
        common.path(),
        common.location(),
        common.period().year(),
        common.source(),
        common.licence(),
        usable(common),
        common.required(),
        InputOptions.of(input));
  }

  private static SpatialInput.Kind kind(InputSettings input) {
    if (input instanceof InputSettings.Streets) {
      return SpatialInput.Kind.STREETS;
    } else if (input instanceof InputSettings.Population) {
      return SpatialInput.Kind.POPULATION;
    } else if (input instanceof InputSettings.BuiltUp) {
      return SpatialInput.Kind.BUILT_UP;
    }
    return input instanceof InputSettings.UrbanPolygons ? SpatialInput.Kind.URBAN_POLYGONS : null;
  }

  private List<StreetsTask> streets(SpatialInput input) {
    List<City> served = selected().stream().filter(c -> input.serves(c.place().cityId())).toList();
    if (input.isShared()) {
      return List.of(
          new StreetsTask(
              input, input.bytesFor(""), input.path(), served.stream().map(this::near).toList()));
    }
    return served.stream()
        .map(
            c ->
                new StreetsTask(
                    input,
                    input.bytesFor(c.place().cityId()),
                    input.path().replace("{city_id}", c.place().cityId()),
                    List.of(near(c))))
        .toList();
  }

  private StreetsTask.CityEnvelope near(City city) {
    return StreetsTask.CityEnvelope.around(
        city.place(),
        city.boundary().getEnvelopeInternal(),
        settings.computation().networkBufferM());
  }

  private List<String> cityIds(InputSettings.Common common) {
    return selected().stream().map(c -> c.place().cityId()).filter(common::covers).toList();
  }

  /** The latest year that is over on the day: a value of a year refers to its last day. */
  private Integer asOfYear() {
    LocalDate day = options.asOf();
    if (day == null) {
      return null;
    }
    return day.getDayOfYear() == day.lengthOfYear() ? day.getYear() : day.getYear() - 1;
  }

  private boolean isInTime(InputSettings.Common common) {
    return options.asOf() == null
        || common.period() == null
        || !common.period().to().isAfter(options.asOf());
  }

  private static ExtentPlan extent(ExtentSettings extent) {
    return new ExtentPlan(
        extent.id(), ExtentPlan.Kind.valueOf(extent.kind().name()), extent.inputs());
  }

  private static <T> java.util.stream.Collector<T, ?, Map<String, T>> byId(Function<T, String> id) {
    return Collectors.toMap(id, Function.identity());
  }
}

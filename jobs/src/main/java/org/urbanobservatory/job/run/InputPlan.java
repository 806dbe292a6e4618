package org.urbanobservatory.job.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.FeaturesTask;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StatisticsTask;

/** Which inputs a run reads, for which cities, and how. */
final class InputPlan {
  private final ObservatorySettings settings;
  private final RunOptions options;
  private final CitySelection cities;
  private final List<Issue> refused;

  /**
   * @param refused what the check refused: it is not read again
   */
  InputPlan(
      ObservatorySettings settings, RunOptions options, CitySelection cities, List<Issue> refused) {
    this.settings = settings;
    this.options = options;
    this.cities = cities;
    this.refused = List.copyOf(refused);
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

  /** The files of streets, and every other extract of OpenStreetMap. */
  List<FeaturesTask> streets() {
    var tasks = new ArrayList<FeaturesTask>();
    for (SpatialInput input : spatialInputs()) {
      if (input.kind() == SpatialInput.Kind.STREETS || input.isOsm()) {
        tasks.addAll(streets(input));
      }
    }
    return tasks;
  }

  /** The spatial inputs that can be used for at least one city. */
  List<SpatialInput> spatialInputs() {
    var inputs = new ArrayList<SpatialInput>();
    for (InputSettings input : settings.inputs()) {
      addSpatial(input, usable(input.common()), inputs);
    }
    return inputs;
  }

  /** The spatial inputs of the configuration, whether they can be used or not. */
  List<SpatialInput> declaredInputs() {
    return settings.inputs().stream()
        .filter(input -> kind(input) != null && isInTime(input.common()))
        .map(input -> spatial(input, kind(input), cityIds(input.common())))
        .toList();
  }

  /** The spatial inputs that the check refused, each for the cities that it is refused for. */
  List<SpatialInput> refusedSpatialInputs() {
    var inputs = new ArrayList<SpatialInput>();
    for (InputSettings input : settings.inputs()) {
      var byCode = new TreeMap<String, List<String>>();
      for (String cityId : cityIds(input.common())) {
        findRefusal(input.common().id(), cityId)
            .ifPresent(i -> byCode.computeIfAbsent(i.code(), c -> new ArrayList<>()).add(cityId));
      }
      byCode.forEach(
          (code, cityIds) -> {
            var refusedInputs = new ArrayList<SpatialInput>();
            addSpatial(input, cityIds, refusedInputs);
            refusedInputs.forEach(refusedInput -> inputs.add(refusedInput.refusedAs(code)));
          });
    }
    return inputs;
  }

  private void addSpatial(InputSettings input, List<String> cityIds, List<SpatialInput> inputs) {
    SpatialInput.Kind kind = kind(input);
    if (kind != null && isInTime(input.common()) && !cityIds.isEmpty()) {
      inputs.add(spatial(input, kind, cityIds));
    }
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
        cities.wanted().stream()
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
    return findRefusal(inputId, cityId).isEmpty();
  }

  /** The first issue that refuses an input, for all cities or for this one. */
  private Optional<Issue> findRefusal(String inputId, String cityId) {
    return refused.stream()
        .filter(i -> inputId.equals(i.input()))
        .filter(i -> i.place() == null || i.place().cityId().equals(cityId))
        .findFirst();
  }

  /** The cities for which an input can be used. */
  private List<String> usable(InputSettings.Common common) {
    return cityIds(common).stream().filter(id -> isUsable(common.id(), id)).toList();
  }

  private SpatialInput spatial(InputSettings input, SpatialInput.Kind kind, List<String> cityIds) {
    InputSettings.Common common = input.common();
    return new SpatialInput(
        common.id(),
        kind,
        common.path(),
        common.location(),
        common.period() == null ? SpatialInput.UNDATED : common.period().year(),
        common.source(),
        common.licence(),
        cityIds,
        common.required(),
        InputOptions.ofSpatial(input));
  }

  /** Null for statistics, which are not spatial. */
  private static SpatialInput.Kind kind(InputSettings input) {
    return input instanceof InputSettings.Statistics
        ? null
        : SpatialInput.Kind.valueOf(input.kind().toUpperCase(Locale.ROOT));
  }

  private List<FeaturesTask> streets(SpatialInput input) {
    List<City> served =
        cities.selected().stream().filter(c -> input.serves(c.place().cityId())).toList();
    if (input.isShared()) {
      return List.of(
          new FeaturesTask(
              input, input.bytesFor(""), input.path(), served.stream().map(this::near).toList()));
    }
    return served.stream()
        .map(
            c ->
                new FeaturesTask(
                    input,
                    input.bytesFor(c.place().cityId()),
                    input.path().replace("{city_id}", c.place().cityId()),
                    List.of(near(c))))
        .toList();
  }

  private FeaturesTask.CityEnvelope near(City city) {
    return FeaturesTask.CityEnvelope.around(
        city.place(),
        city.boundary().getEnvelopeInternal(),
        settings.computation().networkBufferM() + reachM());
  }

  /** How far beyond the boundary an extent may reach. */
  private double reachM() {
    return settings.extents().stream()
        .mapToDouble(e -> ExtentPlan.reachM(ExtentPlans.kind(e)))
        .max()
        .orElse(0);
  }

  private List<String> cityIds(InputSettings.Common common) {
    return cities.selected().stream().map(c -> c.place().cityId()).filter(common::covers).toList();
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
}

package org.urbanobservatory.step.city;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;

/** What all measures of one city share: its plane, its inputs, each read once, and its results. */
public final class CityContext {
  private final CityTask task;
  private final CityFrame frame;
  private final MeasurePlan plan;
  private final List<IngestedFeatures> ingested;
  private final Emissions emitted = new Emissions();
  private final CityFacts facts;
  private final CityRasters rasters;
  private final CityVectors vectors;
  private final CityCells cells;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Optional<CityPeople>> people = new HashMap<>();

  public CityContext(CityTask task, MeasurePlan plan, List<IngestedFeatures> ingested) {
    this.task = task;
    this.frame = CityFrame.of(task.place(), task.lonLat(), plan.computingCrs(), plan.reachM());
    this.plan = plan;
    this.ingested = List.copyOf(ingested);
    this.facts = new CityFacts(task.place(), emitted, this::add);
    this.rasters = new CityRasters(frame);
    this.vectors = new CityVectors(frame);
    this.cells = new CityCells(frame, plan.gridCellM());
  }

  public Place place() {
    return frame.place();
  }

  /** The other cities around. */
  public List<CityTask.Neighbour> neighbours() {
    return task.neighbours();
  }

  public CityFrame frame() {
    return frame;
  }

  public MeasurePlan plan() {
    return plan;
  }

  public CityFacts facts() {
    return facts;
  }

  public CityRasters rasters() {
    return rasters;
  }

  public CityVectors vectors() {
    return vectors;
  }

  /** The display cells, to which measures add columns. */
  public CityCells cells() {
    return cells;
  }

  public Emissions emitted() {
    return emitted;
  }

  public void add(Issue issue) {
    issues.add(issue);
  }

  /** Everything that was found, in the order found. */
  public List<Issue> issues() {
    var all = new ArrayList<>(issues);
    all.addAll(rasters.issues());
    all.addAll(vectors.issues());
    return all.stream().distinct().map(i -> i.at(place())).toList();
  }

  /** The inputs of a kind that serve the city, in the order of the plan. */
  public List<SpatialInput> inputs(SpatialInput.Kind kind) {
    return plan.inputs(kind, place().cityId());
  }

  /** The inputs of a kind and a year that serve the city. */
  public List<SpatialInput> inputs(SpatialInput.Kind kind, int year) {
    return inputs(kind).stream().filter(i -> i.year() == year).toList();
  }

  /** What the extracts and street files of a kind and a year hold around the city. */
  public List<IngestedFeatures> ingested(SpatialInput.Kind kind, int year) {
    return ingested.stream().filter(i -> i.kind() == kind && i.year() == year).toList();
  }

  /**
   * Streets that stand for a year: those of the year, else those of the year nearest to it, the
   * later one of equals.
   */
  public Optional<IngestedFeatures> streetsNear(int year) {
    return ingested.stream()
        .filter(i -> i.kind() == SpatialInput.Kind.STREETS && !i.ways().isEmpty())
        .min(
            java.util.Comparator.comparingInt((IngestedFeatures i) -> Math.abs(i.year() - year))
                .thenComparing(i -> -i.year())
                .thenComparing(IngestedFeatures::input));
  }

  /** The streets that stand for a year: the latest not after it, else the earliest. */
  public Optional<IngestedFeatures> streetsFor(int year) {
    return ingested.stream()
        .filter(i -> i.kind() == SpatialInput.Kind.STREETS && !i.ways().isEmpty())
        .min(
            java.util.Comparator.comparing((IngestedFeatures i) -> i.year() > year)
                .thenComparingInt(i -> i.year() > year ? i.year() : -i.year())
                .thenComparing(IngestedFeatures::input));
  }

  /** The people of an input; empty, with an issue, if it holds nobody of the city. */
  public Optional<CityPeople> people(SpatialInput input) {
    Optional<CityPeople> known = people.get(input.id());
    if (known == null) {
      known = CityPeople.find(frame, input, rasters, vectors, issues);
      people.put(input.id(), known);
    }
    return known;
  }

  /** Reads rasters further out, and people from them, where an extent goes beyond what is read. */
  public void reach(Collection<CityExtent> extents) {
    double furthest =
        extents.stream().mapToDouble(e -> frame.overhangM(e.geometry())).max().orElse(0);
    if (furthest > frame.reachM()) {
      rasters.reach(furthest);
      people.clear();
      add(beyondInputs(furthest));
    }
  }

  private Issue beyondInputs(double furthestM) {
    return Issue.kept(
        "extent_beyond_inputs",
        null,
        null,
        "An extent of %s goes on for %.1f km beyond the boundary; streets, stops and other features are read up to %.0f km beyond, so what it holds of them is too low. Widen the boundary, or give the extent its own city"
            .formatted(place(), furthestM / 1000, frame.reachM() / 1000));
  }

  /** The people of a year in every group, each of its first usable input, the total first. */
  public List<CityPeople> people(int year) {
    var groups = new LinkedHashMap<Breakdown, CityPeople>();
    for (SpatialInput input : inputs(SpatialInput.Kind.POPULATION, year)) {
      people(input).ifPresent(people -> groups.putIfAbsent(people.breakdown(), people));
    }
    return groups.values().stream()
        .sorted(java.util.Comparator.comparing(p -> !p.breakdown().isTotal()))
        .toList();
  }

  /** All people of a year, of the first input that holds them. */
  public Optional<CityPeople> allPeople(int year) {
    return people(year).stream().filter(p -> p.breakdown().isTotal()).findFirst();
  }

  /** The built-up input that stands for a year: the first that reaches the city. */
  public Optional<SpatialInput> builtUpInput(int year) {
    return inputs(SpatialInput.Kind.BUILT_UP, year).stream()
        .filter(input -> rasters.window(input).isPresent())
        .findFirst();
  }

  /** Built-up land of a year; empty if no input reaches the city. */
  public Optional<BuiltUp> builtUp(int year) {
    return builtUpInput(year).flatMap(input -> rasters.builtUp(input, year));
  }
}

package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.ingest.ExtractCheck;
import org.urbanobservatory.step.ingest.FeaturesTask;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;

/** What all measures of one city share: its plane, its inputs, each read once, and its results. */
public final class CityContext {
  private final CityTask task;
  private final CityFrame frame;
  private final MeasurePlan plan;
  private final Emissions emitted;
  private final CityFacts facts;
  private final CityRasters rasters;
  private final CityVectors vectors;
  private final CityReads reads;
  private final CityCells cells;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Optional<CityPeople>> people = new HashMap<>();
  private List<IngestedFeatures> ingested;
  private double reachM;

  public CityContext(CityTask task, MeasurePlan plan, List<IngestedFeatures> ingested) {
    this.task = task;
    this.emitted = new Emissions(task.place());
    this.frame = CityFrame.of(task.place(), task.lonLat(), plan.computingCrs(), plan.reachM());
    this.plan = plan;
    this.ingested = List.copyOf(ingested);
    this.reachM = plan.reachM();
    this.facts = new CityFacts(task.place(), emitted, this::add);
    this.rasters = new CityRasters(frame);
    this.reads = new CityReads(task.place());
    this.vectors = new CityVectors(frame, reads);
    this.cells = new CityCells(frame, plan, this::add);
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

  /** What is read and refused of the inputs, and the faults in them. */
  public CityReads reads() {
    return reads;
  }

  /** The display cells, to which measures add columns. */
  public CityCells cells() {
    return cells;
  }

  public Emissions emitted() {
    return emitted;
  }

  /** A finding about the city; faults of a file go to {@link #reads()}. */
  public void add(Issue issue) {
    issues.add(issue);
  }

  /** Everything that was found, in the order found. */
  public List<Issue> issues() {
    var all = new ArrayList<>(issues);
    all.addAll(rasters.issues());
    all.replaceAll(issue -> issue.at(place()));
    all.addAll(reads.faults());
    return all.stream().distinct().toList();
  }

  /** The inputs of a kind that serve the city, in the order of the plan. */
  public List<SpatialInput> inputs(SpatialInput.Kind kind) {
    return plan.inputs(kind, place().cityId());
  }

  /** The inputs of a kind and a year that serve the city. */
  public List<SpatialInput> inputs(SpatialInput.Kind kind, int year) {
    return inputs(kind).stream().filter(i -> i.year() == year).toList();
  }

  /** The inputs of a kind and a year that would serve the city and are refused. */
  public List<SpatialInput> refusedInputs(SpatialInput.Kind kind, int year) {
    return plan.refused(kind, year, place().cityId());
  }

  /** What the extracts and street files of a kind and a year hold around the city. */
  public List<IngestedFeatures> ingested(SpatialInput.Kind kind, int year) {
    return ingested.stream().filter(i -> i.kind() == kind && i.year() == year).toList();
  }

  /**
   * The streets that stand for a year: the latest not after it, else the earliest, of one year the
   * first by id.
   */
  public Optional<IngestedFeatures> streetsFor(int year) {
    List<IngestedFeatures> streets =
        ingested.stream()
            .filter(i -> i.kind() == SpatialInput.Kind.STREETS && !i.ways().isEmpty())
            .sorted(Comparator.comparing(IngestedFeatures::input))
            .toList();
    return MeasurePlan.findStanding(streets.stream().map(IngestedFeatures::year).toList(), year)
        .flatMap(of -> streets.stream().filter(i -> i.year() == of).findFirst());
  }

  /** The people of an input; empty, with an issue, if it holds nobody of the city. */
  public Optional<CityPeople> people(SpatialInput input) {
    Optional<CityPeople> known = people.get(input.id());
    if (known == null) {
      known = CityPeople.find(this, input);
      people.put(input.id(), known);
    }
    return known;
  }

  /**
   * Reads everything further out where an extent goes beyond what is read: rasters and the people
   * from them, and once more the files of streets and the extracts.
   */
  public void reach(Collection<CityExtent> extents) {
    double furthest =
        extents.stream().mapToDouble(e -> frame.overhangM(e.geometry())).max().orElse(0);
    if (furthest > reachM) {
      reachM = furthest;
      rasters.reach(furthest);
      vectors.reach(furthest);
      people.clear();
      ingested = ingested.stream().map(this::further).toList();
    }
    if (furthest > ExtentPlan.NEIGHBOURS_M) {
      add(beyondNeighbours(furthest));
    }
  }

  /** Where stops, areas and facilities count: around everything that an extent may reach. */
  public Envelope near() {
    Envelope near = new Envelope(frame.boundary().getEnvelopeInternal());
    near.expandBy(reachM + plan.networkBufferM());
    return near;
  }

  /** The same in degrees, and a little more. */
  public Envelope nearLonLat() {
    return frame.window(reachM + plan.networkBufferM());
  }

  /**
   * The features of the same file as far as extents reach; as they were where it cannot be read.
   */
  private IngestedFeatures further(IngestedFeatures read) {
    Optional<SpatialInput> input = plan.findInput(read.input());
    return input.flatMap(i -> further(i, read)).orElse(read);
  }

  private Optional<IngestedFeatures> further(SpatialInput input, IngestedFeatures read) {
    var around =
        FeaturesTask.CityEnvelope.around(
            place(), frame.lonLat().getEnvelopeInternal(), reachM + plan.networkBufferM());
    var task =
        new FeaturesTask(input, input.bytesFor(place().cityId()), input.path(), List.of(around));
    List<IngestedFeatures> found = new ArrayList<>();
    IngestFeatures.read(task).forEachRemaining(found::add);
    found.stream()
        .flatMap(features -> features.issues().stream())
        .filter(issue -> issue.code().equals(ExtractCheck.ENDS_IN_BUFFER))
        .forEach(this::add);
    return found.stream().filter(f -> f.place() != null && f.kind() == read.kind()).findFirst();
  }

  private Issue beyondNeighbours(double furthestM) {
    return Issue.kept(
        "extent_beyond_neighbours",
        null,
        null,
        "An extent of %s goes on for %.1f km beyond the boundary; other cities that may hold more of it are looked for up to %.0f km. Check whether one further away does"
            .formatted(place(), furthestM / 1000, ExtentPlan.NEIGHBOURS_M / 1000));
  }

  /** What statistics say of the people that an input counts, where it follows them. */
  Optional<Observation> officialPeople(SpatialInput input, Breakdown group) {
    return task.officialPeople().stream()
        .filter(official -> ControlTotal.isOf(input, group, official))
        .filter(official -> plan.isBoundary(official.extentId()))
        .findFirst();
  }

  /** The people of a year in every group, each of its first usable input, the total first. */
  public List<CityPeople> people(int year) {
    var groups = new LinkedHashMap<Breakdown, CityPeople>();
    for (SpatialInput input : inputs(SpatialInput.Kind.POPULATION, year)) {
      people(input).ifPresent(people -> groups.putIfAbsent(people.breakdown(), people));
    }
    return groups.values().stream()
        .sorted(Comparator.comparing(p -> !p.breakdown().isTotal()))
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

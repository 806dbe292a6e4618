package org.urbanobservatory.step.city.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.inequality.Distribution;
import org.urbanobservatory.measure.inequality.Holding;
import org.urbanobservatory.measure.inequality.Inequality;
import org.urbanobservatory.measure.inequality.TheilDecomposition;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LeastCover;
import org.urbanobservatory.step.city.UselessInputs;
import org.urbanobservatory.step.declared.InequalityIndicators;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: how unequally the columns of the display cells are spread over the people of
 * the boundary and of its zones. Everybody in a cell has the value of the cell; a cell that a zone
 * cuts gives each part its people. Takes its turn after the measures that fill the columns.
 */
public final class CityInequality implements CityMeasure {
  private static final String NO_ZONES = "no_zones_in_city";
  private static final String ZONES_UNUSABLE = "zones_input_unusable";
  private static final double THRESHOLD_SHARE = 0.6;
  private static final double MEDIAN = 0.5;

  private final CityContext city;
  private final List<String> measures;
  private final InequalityCoverage coverage;

  public CityInequality(CityContext city) {
    this.city = city;
    this.measures = InequalityIndicators.measures(city.plan().text("inequality.measures", ""));
    this.coverage = new InequalityCoverage(city);
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    Optional<CityExtent> boundary = city.plan().findBoundary(extents);
    Optional<CityPeople> people = city.allPeople(year);
    if (measures.isEmpty() || boundary.isEmpty()) {
      return;
    }
    List<CityExtent> parts = new ArrayList<>(List.of(boundary.get()));
    extents.stream()
        .filter(extent -> extent.isZone() && extent.id().equals(boundary.get().id()))
        .forEach(parts::add);
    zonesThatAreRefused(boundary.get());
    if (people.isEmpty()) {
      measures.forEach(measure -> withoutPeople(measure, parts));
      return;
    }
    if (city.cells().find(boundary.get()).isEmpty()) {
      measures.forEach(m -> parts.forEach(part -> withoutAny(part, m, withoutCells(m))));
      return;
    }
    List<Group> groups = parts.stream().map(part -> group(part, people.get())).toList();
    var origin = new CityFacts.Origin(people.get().input().id(), people.get().input().source());
    for (String measure : measures) {
      observe(measure, groups, origin.by(method(measure)));
    }
  }

  private static String withoutCells(String measure) {
    return "no_cells_with_" + measure;
  }

  /** A year that has the measure and nobody to share it, or nobody for a reason. */
  private void withoutPeople(String measure, List<CityExtent> parts) {
    Optional<String> known = new UselessInputs(city).findNobody(parts.get(0).year());
    if (known.isPresent() || !numbers(parts.get(0), measure).isEmpty()) {
      String reason = known.orElse(CityPeople.NO_POPULATION);
      parts.forEach(part -> withoutAny(part, measure, reason));
    }
  }

  /** Zones that the check refused give nothing to tell inequality within from that between. */
  private void zonesThatAreRefused(CityExtent boundary) {
    for (SpatialInput zones : city.plan().refused(SpatialInput.Kind.ZONES, city.place().cityId())) {
      for (String measure : measures) {
        var names = new InequalityIndicators.Names(measure);
        city.facts().absent(boundary, names.between(zones.id()), ZONES_UNUSABLE);
        city.facts().absent(boundary, names.within(zones.id()), ZONES_UNUSABLE);
      }
    }
  }

  /** None of the measures of an extent; those between and within zones are of whole ones. */
  private void withoutAny(CityExtent extent, String measure, String reason) {
    new InequalityIndicators.Names(measure)
        .all(extent.isZone() ? List.of() : layers())
        .forEach(variable -> city.facts().absent(extent, variable, reason));
  }

  /** How people are given values, for column {@code method}. */
  private String method(String measure) {
    return "people have the %s of their display cell of %s m"
        .formatted(measure, PlainNumber.of(city.cells().cellM()));
  }

  private double thresholdShare() {
    return city.plan().number("inequality.threshold_share", THRESHOLD_SHARE);
  }

  /** The people of an extent by display cell. */
  private record Group(CityExtent extent, SortedMap<String, Double> people, boolean isCovered) {
    List<Holding> holdings(Map<String, Double> values, String zone) {
      var holdings = new ArrayList<Holding>();
      people.forEach(
          (cell, count) ->
              holdings.add(new Holding(values.getOrDefault(cell, Double.NaN), count, zone)));
      return holdings;
    }
  }

  private Group group(CityExtent extent, CityPeople people) {
    DisplayGrid grid = DisplayGrid.of(extent.geometry(), city.cells().cellM());
    List<Inhabitants> inhabitants = people.within(extent, grid);
    var byCell = new TreeMap<String, Double>();
    for (int i = 0; i < inhabitants.size(); i++) {
      byCell.put(grid.cells().get(i).id(), inhabitants.get(i).people());
    }
    return new Group(extent, byCell, people.covers(extent));
  }

  /** A column of the extent's own cells; empty where it has no cells. */
  private Map<String, Double> numbers(CityExtent extent, String measure) {
    return city.cells().find(extent).map(cells -> cells.numbers(measure)).orElse(Map.of());
  }

  private void observe(String measure, List<Group> groups, CityFacts.Origin origin) {
    Group whole = groups.get(0);
    Map<String, Double> values = numbers(whole.extent(), measure);
    var names = new InequalityIndicators.Names(measure);
    if (values.isEmpty()) {
      groups.forEach(group -> withoutAny(group.extent(), measure, withoutCells(measure)));
      return;
    }
    for (Group group : groups) {
      if (!group.isCovered()) {
        withoutAny(group.extent(), measure, LeastCover.REASON);
        continue;
      }
      Distribution of = Distribution.of(group.holdings(values, Holding.NO_ZONE));
      var facts = new InequalityFacts(city, group.extent(), origin);
      observe(names, of, facts.by(coverage.told(of)));
      observeBelow(names, of, facts);
      if (!group.extent().isZone()) {
        coverage.tell(measure, of, whole.extent(), origin);
      }
    }
    for (String layer : whole.isCovered() ? layers() : List.<String>of()) {
      decompose(names, layer, values, groups, new InequalityFacts(city, whole.extent(), origin));
    }
  }

  private void observe(InequalityIndicators.Names names, Distribution of, InequalityFacts facts) {
    String obstacle = coverage.obstacle(of);
    facts.observe(names.gini(), obstacle, Inequality.gini(of));
    facts.observe(names.palma(), obstacle, Inequality.palma(of));
    facts.observe(names.theil(), obstacle, Inequality.theilT(of));
  }

  /**
   * People below the threshold. Of distances everybody counts: whoever lives beyond the limit, or
   * cannot be joined to the network, has further to go than whoever has a distance.
   */
  private void observeBelow(
      InequalityIndicators.Names names, Distribution of, InequalityFacts facts) {
    boolean isDistance = InequalityCoverage.isDistance(names.measure());
    String obstacle = isDistance ? null : coverage.obstacle(of);
    Measured median = isDistance ? of.percentileOfAll(MEDIAN) : of.percentile(MEDIAN);
    if (isDistance && median.isPresent() && median.value() * thresholdShare() > coverage.limitM()) {
      obstacle = Distribution.BEYOND;
    }
    if (obstacle != null || !median.isPresent()) {
      facts.observe(names.peopleBelow(), obstacle, median);
      return;
    }
    String below =
        "below %s of the median person's value".formatted(PlainNumber.of(thresholdShare()));
    InequalityFacts told =
        facts.by(isDistance ? below + "; " + coverage.beyond() : coverage.told(of) + "; " + below);
    told.observePeople(names.peopleBelow(), of.peopleBelow(median.value() * thresholdShare()));
    double all = of.people() + (isDistance ? of.peopleWithoutValue() : 0);
    (isDistance ? facts.by(coverage.beyond()) : facts.by(coverage.told(of)))
        .observePeople(names.people(), all);
  }

  /** People outside of all zones of the layer are one part more. */
  private void decompose(
      InequalityIndicators.Names names,
      String layer,
      Map<String, Double> values,
      List<Group> groups,
      InequalityFacts facts) {
    List<Holding> holdings = new ArrayList<>();
    var left = new TreeMap<>(groups.get(0).people());
    for (Group group : groups) {
      if (layer.equals(group.extent().zoneLayer())) {
        holdings.addAll(group.holdings(values, group.extent().zoneId()));
        group.people().forEach((cell, count) -> left.merge(cell, -count, Double::sum));
      }
    }
    if (holdings.isEmpty()) {
      facts.observe(names.between(layer), NO_ZONES, null);
      facts.observe(names.within(layer), NO_ZONES, null);
      return;
    }
    left.replaceAll((cell, count) -> remainder(count, groups.get(0).people().get(cell)));
    holdings.addAll(new Group(facts.extent(), left, true).holdings(values, Holding.NO_ZONE));
    Optional<TheilDecomposition> theil = TheilDecomposition.find(holdings);
    Distribution of = Distribution.of(holdings);
    Measured none = Inequality.theilT(of);
    InequalityFacts told = facts.by(coverage.told(of));
    told.observe(
        names.between(layer),
        coverage.obstacle(of),
        theil.map(t -> Measured.of(t.between())).orElse(none));
    told.observe(
        names.within(layer),
        coverage.obstacle(of),
        theil.map(t -> Measured.of(t.within())).orElse(none));
  }

  /** What rounding leaves of a cell that zones take whole is nobody; zones that overlap, too. */
  private static double remainder(double count, Double ofCell) {
    return ofCell == null || count < 1e-9 * ofCell ? 0 : count;
  }

  /** The layers of zones that the configuration gives the city. */
  private List<String> layers() {
    return city.inputs(SpatialInput.Kind.ZONES).stream().map(SpatialInput::id).toList();
  }
}

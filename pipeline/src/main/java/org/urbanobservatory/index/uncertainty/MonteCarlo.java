package org.urbanobservatory.index.uncertainty;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.LeafFeed;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Uncertainty;

/**
 * Draws combinations of an edition's choices and scores places by each (OECD/JRC 2008, Handbook on
 * Constructing Composite Indicators, step 7; Saisana, Saltelli and Tarantola 2005). One draw is one
 * set of choices for all places, so ranks within a draw are comparable; the range of a place never
 * depends on other places, except under rule {@link MissingRule#GROUP_MEAN}.
 */
public final class MonteCarlo {
  private final Uncertainty uncertainty;
  private final TreeProgram program;
  private final DrawSpace space;
  private final SheetMaker sheets;
  private final IndexComputation computation;
  private final Draw own;
  private final Draw[] draws;

  /**
   * @throws IllegalArgumentException when a reading names what the edition does not have, or a rule
   *     would make a score with fixed benchmarks depend on other places
   */
  public MonteCarlo(Edition edition, Uncertainty uncertainty) {
    refuseDependence(edition, uncertainty);
    this.uncertainty = uncertainty;
    this.program = new TreeProgram(edition);
    this.space = new DrawSpace(program, uncertainty);
    this.sheets = new SheetMaker(edition, uncertainty, program, space.readings());
    this.computation = edition.isTreated() ? null : new IndexComputation(edition);
    this.own = new Draw(program);
    this.draws = space.draws();
  }

  /** The choices that are varied. */
  public List<Choice> choices() {
    return space.choices();
  }

  /** What the draws need of a place; takes values as {@link IndexComputation#score} does. */
  public CitySheet sheet(Place place, int year, List<IndicatorValue> values) {
    return sheets(values, year).stream()
        .filter(sheet -> sheet.place().equals(place))
        .findFirst()
        .orElseGet(() -> sheets.nothing(place, year));
  }

  /**
   * What the draws need of the places of an edition with a treatment, which scores them together;
   * of one place at a time otherwise. Sorted by place.
   */
  public List<CitySheet> sheets(Collection<IndicatorValue> values, int year) {
    return sheets(values, List.of(year)).get(year);
  }

  /** The same by year, for several years that an edition with a treatment may compare. */
  public SortedMap<Integer, List<CitySheet>> sheets(
      Collection<IndicatorValue> values, List<Integer> years) {
    SortedMap<Integer, List<CitySheet>> made = sheets.sheets(values, years);
    made.values().forEach(this::takeGroupMeans);
    return made;
  }

  /** Scores by the edition's own choices, by component in the order of {@link #componentIds}. */
  public double[] ownScores(CitySheet sheet) {
    return scores(sheet, own);
  }

  /** The components, children before parents. */
  public List<String> componentIds() {
    return program.nodes.stream().map(component -> component.id()).toList();
  }

  /** The method range of every node of a place, children before parents. */
  public List<MethodRange> ranges(CitySheet sheet) {
    double[] ownScores = ownScores(sheet);
    double[][] drawn = drawn(sheet);
    return IntStream.range(0, program.size())
        .mapToObj(node -> range(node, ownScores[node], drawn[node]))
        .toList();
  }

  /** The method ranges of many places, on all cores; in the order of the places. */
  public List<List<MethodRange>> ranges(List<CitySheet> places) {
    return places.parallelStream().map(this::ranges).toList();
  }

  /**
   * Ranks of the places at a node within each set of peers. A place without a score by the
   * edition's own choices is not ranked.
   *
   * @param peers the set that a place belongs to
   */
  public List<RankRange> ranks(
      String componentId, List<CitySheet> places, Function<Place, String> peers) {
    int node = program.position(componentId);
    return new RankCounts(componentId, peers, place -> drawn(place, node)).ranks(places);
  }

  /** Gives each place the mean leaf scores of all places, where a rule asks for them. */
  private void takeGroupMeans(List<CitySheet> places) {
    if (uncertainty.missing().contains(MissingRule.GROUP_MEAN)) {
      double[][] means = GroupMeans.of(program, places);
      places.forEach(place -> place.takeGroupMeans(means));
    }
  }

  /**
   * What the stated standard errors of the values move, by the edition's own choices. Errors are
   * normal and independent of each other; empty when no value states one, and for an edition with a
   * treatment, where an error of one place moves all.
   */
  public List<SamplingRange> sampling(Place place, int year, List<IndicatorValue> values) {
    SamplingNoise noise = noise(place, year, values);
    return noise.isEmpty() || draws.length == 0
        ? List.of()
        : SamplingRanges.of(drawn(sheet(place, year, values), noise), program);
  }

  /** Scores by node and draw of the errors, by the edition's own choices. */
  private double[][] drawn(CitySheet sheet, SamplingNoise noise) {
    var drawn = new double[program.size()][draws.length];
    var leafScores = new double[program.leaves.size()];
    var out = new double[program.size()];
    for (int draw = 0; draw < draws.length; draw++) {
      sheet.fill(own, leafScores);
      noise.disturb(uncertainty.seed(), draw, leafScores);
      program.evaluate(leafScores, own, 0, program.size() - 1, out);
      store(out, drawn, draw);
    }
    return drawn;
  }

  /** What the draws of one node need of a place, to travel between tasks. */
  public byte[] pack(CitySheet sheet, String componentId) {
    int node = program.position(componentId);
    return SheetBytes.pack(
        sheet, program.leavesBefore(program.start[node]), program.leavesBefore(node + 1));
  }

  /** What {@link #pack} packed for the same node; good for ranks at that node alone. */
  public CitySheet unpack(byte[] packed, String componentId) {
    int node = program.position(componentId);
    return SheetBytes.unpack(
        program, packed, program.leavesBefore(program.start[node]), program.leavesBefore(node + 1));
  }

  TreeProgram program() {
    return program;
  }

  DrawSpace space() {
    return space;
  }

  /** The stated errors of a place's values; none for an edition with a treatment. */
  SamplingNoise noise(Place place, int year, List<IndicatorValue> values) {
    List<LeafFeed> feeds = computation == null ? List.of() : computation.feeds(place, year, values);
    return new SamplingNoise(program, feeds);
  }

  Uncertainty uncertainty() {
    return uncertainty;
  }

  private double[] scores(CitySheet sheet, Draw draw) {
    var leafScores = new double[program.leaves.size()];
    var out = new double[program.size()];
    sheet.fill(draw, leafScores);
    program.evaluate(leafScores, draw, 0, program.size() - 1, out);
    return out;
  }

  /** Scores by node and draw. */
  private double[][] drawn(CitySheet sheet) {
    var drawn = new double[program.size()][draws.length];
    var leafScores = new double[program.leaves.size()];
    var out = new double[program.size()];
    for (int draw = 0; draw < draws.length; draw++) {
      sheet.fill(draws[draw], leafScores);
      program.evaluate(leafScores, draws[draw], 0, program.size() - 1, out);
      store(out, drawn, draw);
    }
    return drawn;
  }

  /** Scores of one node: by the edition's own choices, then by draw. */
  private double[] drawn(CitySheet sheet, int node) {
    var drawn = new double[draws.length + 1];
    var leafScores = new double[program.leaves.size()];
    var out = new double[program.size()];
    for (int i = 0; i <= draws.length; i++) {
      Draw draw = i == 0 ? own : draws[i - 1];
      sheet.fill(draw, leafScores);
      program.evaluate(leafScores, draw, program.start[node], node, out);
      drawn[i] = out[node];
    }
    return drawn;
  }

  private static void store(double[] out, double[][] drawn, int draw) {
    for (int node = 0; node < out.length; node++) {
      drawn[node][draw] = out[node];
    }
  }

  private MethodRange range(int node, double ownScore, double[] drawn) {
    String id = program.nodes.get(node).id();
    double[] scores = Quantiles.scored(drawn);
    double scoredShare = drawn.length == 0 ? 0 : (double) scores.length / drawn.length;
    if (!Means.isScore(ownScore) || scores.length == 0) {
      return new MethodRange(id, null, null, scoredShare);
    }
    return Quantiles.isVaried(scores)
        ? new MethodRange(id, Quantiles.low(scores), Quantiles.high(scores), scoredShare)
        : new MethodRange(id, scores[0], scores[0], scoredShare);
  }

  private static void refuseDependence(Edition edition, Uncertainty uncertainty) {
    if (edition.fixedBenchmarks() && uncertainty.missing().contains(MissingRule.GROUP_MEAN)) {
      throw new IllegalArgumentException(
          "Invalid uncertainty of edition "
              + edition.id()
              + ": group_mean makes a score depend on other places, but its benchmarks are fixed;"
              + " take older_value or dimension_mean");
    }
  }
}

package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.AggregationChoice;
import org.urbanobservatory.model.Uncertainty.Omission;
import org.urbanobservatory.model.Uncertainty.Reading;

/**
 * The space of choices as a unit cube: each coordinate is a uniform number that decides one weight
 * or one alternative. A coordinate's random numbers hang on the name of what it decides, so another
 * component in the edition does not change them.
 */
final class DrawSpace {
  private final TreeProgram program;
  private final Uncertainty uncertainty;
  private final List<Choice> choices = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Long> keys = new ArrayList<>();
  private final int[] readings;

  /** What one coordinate does to a draw. */
  private interface Decision {
    void apply(double u, Draw draw);
  }

  DrawSpace(TreeProgram program, Uncertainty uncertainty) {
    this.program = program;
    this.uncertainty = uncertainty;
    this.readings = readings();
    addWeights();
    addReadings();
    addAggregations();
    addMissing();
    addOmission();
    addVariants();
  }

  /** Alternatives of each leaf within a variant: its own reading and the others. */
  int[] readings() {
    return program.leaves.stream().mapToInt(leaf -> readings(leaf.id()).size() + 1).toArray();
  }

  List<Choice> choices() {
    return List.copyOf(choices);
  }

  int dimensions() {
    return decisions.size();
  }

  /** The draw of that number. */
  Draw draw(long number) {
    var draw = new Draw(program);
    for (int i = 0; i < decisions.size(); i++) {
      decisions.get(i).apply(Chance.uniform(uncertainty.seed(), number, keys.get(i)), draw);
    }
    return settled(draw);
  }

  /** The draw at a point of the cube; coordinates beyond its dimensions are not read. */
  Draw draw(double[] point) {
    var draw = new Draw(program);
    for (int i = 0; i < decisions.size(); i++) {
      decisions.get(i).apply(point[i], draw);
    }
    return settled(draw);
  }

  /** Readings count within a variant; a sheet counts them through. */
  private Draw settled(Draw draw) {
    int variant =
        draw.scaling * (uncertainty.imputations().size() + 1) + draw.imputation;
    for (int leaf = 0; variant > 0 && leaf < draw.readings.length; leaf++) {
      draw.readings[leaf] += variant * readings[leaf];
    }
    return draw;
  }

  Draw[] draws() {
    return LongStream.range(0, uncertainty.draws()).mapToObj(this::draw).toArray(Draw[]::new);
  }

  private void addWeights() {
    double share = uncertainty.weightShare();
    int from = dimensions();
    for (int node = 0; share > 0 && node < program.size(); node++) {
      if (program.hasSiblings(node)) {
        int at = node;
        decide(
            "weights/" + program.nodes.get(node).id(),
            (u, draw) -> draw.weights[at] = program.weight[at] * (1 + share * (2 * u - 1)));
      }
    }
    choose("weights", from);
  }

  private void addReadings() {
    for (int leaf = 0; leaf < program.leaves.size(); leaf++) {
      String id = program.leaves.get(leaf).id();
      int alternatives = readings(id).size();
      if (alternatives > 0) {
        int at = leaf;
        decide(
            "reading/" + id,
            (u, draw) -> draw.readings[at] = (int) (u * (alternatives + 1)));
        choose("reading:" + id, dimensions() - 1);
      }
    }
  }

  List<Reading> readings(String componentId) {
    return uncertainty.readings().stream()
        .filter(reading -> reading.componentId().equals(componentId))
        .toList();
  }

  private void addAggregations() {
    for (AggregationChoice choice : uncertainty.aggregations()) {
      String level = choice.level().id();
      decide("aggregation/" + level, (u, draw) -> applyMeans(choice, u, draw));
      choose("aggregation:" + level, dimensions() - 1);
    }
  }

  private void applyMeans(AggregationChoice choice, double u, Draw draw) {
    List<Aggregation> alternatives = choice.alternatives();
    int taken = (int) (u * (alternatives.size() + 1)) - 1;
    for (int node = 0; taken >= 0 && node < program.size(); node++) {
      if (program.leaf[node] < 0 && program.nodes.get(node).level() == choice.level()) {
        draw.means[node] = alternatives.get(taken);
      }
    }
  }

  private void addMissing() {
    List<MissingRule> rules = uncertainty.missing();
    if (!rules.isEmpty()) {
      decide(
          "missing",
          (u, draw) -> {
            int taken = (int) (u * (rules.size() + 1)) - 1;
            draw.missing = taken < 0 ? MissingRule.LEAVE_OUT : rules.get(taken);
          });
      choose("missing", dimensions() - 1);
    }
  }

  private void addOmission() {
    if (uncertainty.omission() == Omission.ONE_INDICATOR) {
      int leaves = program.leaves.size();
      decide("omission", (u, draw) -> draw.omittedLeaf = (int) (u * (leaves + 1)) - 1);
      choose("omission", dimensions() - 1);
    }
  }

  private void addVariants() {
    int scalings = uncertainty.scalings().size();
    if (scalings > 0) {
      decide("standardisation", (u, draw) -> draw.scaling = (int) (u * (scalings + 1)));
      choose("standardisation", dimensions() - 1);
    }
    int imputations = uncertainty.imputations().size();
    if (imputations > 0) {
      decide("imputation", (u, draw) -> draw.imputation = (int) (u * (imputations + 1)));
      choose("imputation", dimensions() - 1);
    }
  }

  private void decide(String name, Decision decision) {
    decisions.add(decision);
    keys.add(Chance.key(name));
  }

  private void choose(String id, int from) {
    if (dimensions() > from) {
      choices.add(new Choice(id, from, dimensions()));
    }
  }
}

package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.urbanobservatory.model.IndicatorValue;

/**
 * Which choices move a place's score: Sobol shares of each choice of an edition, and of the
 * sampling error of the values beside them where values state one.
 */
public final class ChoiceShares {
  /** Rows of each sample that tell a share of a half from one of a third. */
  public static final int DEFAULT_SAMPLES = 256;

  private final MonteCarlo monteCarlo;
  private final int samples;
  private final SobolShares methodOnly;
  private final SobolShares.Prepared<Draw> draws;

  /**
   * @param samples rows of each Sobol sample; a place costs that many evaluations for each choice
   *     and two more
   */
  public ChoiceShares(MonteCarlo monteCarlo, int samples) {
    this.monteCarlo = monteCarlo;
    this.samples = samples;
    this.methodOnly = shares(monteCarlo.choices(), monteCarlo.space().dimensions());
    this.draws = methodOnly.prepared(monteCarlo.space()::draw);
  }

  /**
   * The shares of the score at a node; empty when it has no score or no choice moves it.
   *
   * @param sheet of the place, made together with those that it is compared with
   * @param values of the place, for their standard errors
   */
  public List<ChoiceShare> of(String componentId, CitySheet sheet, List<IndicatorValue> values) {
    SamplingNoise noise = monteCarlo.noise(sheet.place(), sheet.year(), values);
    var score = new NodeScore(monteCarlo.program().position(componentId), sheet);
    return noise.isEmpty()
        ? methodOnly.of(draws, draw -> score.of(draw, leafScores -> {}))
        : withValues(noise).of(withErrors(score, noise));
  }

  private SobolShares withValues(SamplingNoise noise) {
    int dimensions = monteCarlo.space().dimensions();
    var choices = new ArrayList<>(monteCarlo.choices());
    choices.add(new Choice(Choice.VALUES, dimensions, dimensions + noise.size()));
    return shares(choices, dimensions + noise.size());
  }

  private SobolShares shares(List<Choice> choices, int dimensions) {
    return new SobolShares(choices, dimensions, samples, monteCarlo.uncertainty().seed());
  }

  private ToDoubleFunction<double[]> withErrors(NodeScore score, SamplingNoise noise) {
    int dimensions = monteCarlo.space().dimensions();
    return point ->
        score.of(
            monteCarlo.space().draw(point),
            leafScores -> {
              for (int i = 0; i < noise.size(); i++) {
                noise.disturb(i, Chance.normal(point[dimensions + i]), leafScores);
              }
            });
  }

  /** What is done to leaf scores before they are aggregated. */
  private interface Disturbance {
    void apply(double[] leafScores);
  }

  /** The score of one node of one place by draws, one after the other. */
  private final class NodeScore {
    private final TreeProgram program = monteCarlo.program();
    private final double[] leafScores = new double[program.leaves.size()];
    private final double[] out = new double[program.size()];
    private final int node;
    private final CitySheet sheet;

    NodeScore(int node, CitySheet sheet) {
      this.node = node;
      this.sheet = sheet;
    }

    double of(Draw draw, Disturbance disturbance) {
      sheet.fill(draw, leafScores);
      disturbance.apply(leafScores);
      program.evaluate(leafScores, draw, program.start[node], node, out);
      return Means.isScore(out[node]) ? out[node] : Double.NaN;
    }
  }
}

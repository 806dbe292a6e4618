package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/**
 * Which choices move a place's score: Sobol shares of each choice of an edition, and of the sampling
 * error of the values beside them where values state one.
 */
public final class ChoiceShares {
  private final MonteCarlo monteCarlo;
  private final int samples;
  private final SobolShares methodOnly;

  /**
   * @param samples rows of each Sobol sample; a place costs that many evaluations per choice
   */
  public ChoiceShares(MonteCarlo monteCarlo, int samples) {
    this.monteCarlo = monteCarlo;
    this.samples = samples;
    this.methodOnly = shares(monteCarlo.choices(), monteCarlo.space().dimensions());
  }

  /**
   * The shares of the score at a node; empty when it has no score or no choice moves it.
   *
   * @param values of the place, as {@link MonteCarlo#sheet} takes them
   */
  public List<ChoiceShare> of(
      String componentId, Place place, int year, List<IndicatorValue> values) {
    CitySheet sheet = monteCarlo.sheet(place, year, values);
    SamplingNoise noise = monteCarlo.noise(place, year, values);
    ToDoubleFunction<double[]> score =
        score(monteCarlo.program().position(componentId), sheet, noise);
    return noise.isEmpty() ? methodOnly.of(score) : withValues(noise).of(score);
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

  private ToDoubleFunction<double[]> score(int node, CitySheet sheet, SamplingNoise noise) {
    TreeProgram program = monteCarlo.program();
    var leafScores = new double[program.leaves.size()];
    var out = new double[program.size()];
    return point -> {
      Draw draw = monteCarlo.space().draw(point);
      sheet.fill(draw, leafScores);
      for (int i = 0; i < noise.size(); i++) {
        double z = Chance.normal(point[monteCarlo.space().dimensions() + i]);
        noise.disturb(i, z, leafScores);
      }
      program.evaluate(leafScores, draw, program.start[node], node, out);
      return Means.isScore(out[node]) ? out[node] : Double.NaN;
    };
  }
}

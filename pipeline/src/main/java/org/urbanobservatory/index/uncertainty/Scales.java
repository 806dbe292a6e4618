package org.urbanobservatory.index.uncertainty;

import java.util.List;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;

/** Takes the scores of leaves under an alternative to the scale of the edition's own. */
final class Scales {
  private final ScoreScale[] own;

  /** By variant, reading and leaf; null where there are no bounds. */
  private final ScoreScale[][][] taken;

  Scales(TreeProgram program, Edition edition, List<List<Edition>> variants) {
    this.own = scales(program, edition);
    this.taken =
        variants.stream()
            .map(
                variant ->
                    variant.stream()
                        .map(reading -> scales(program, reading))
                        .toArray(ScoreScale[][]::new))
            .toArray(ScoreScale[][][]::new);
  }

  /** A score by an alternative, at its place on the edition's own scale. */
  double own(int variant, int reading, int leaf, double score) {
    ScoreScale scale = taken[variant][reading][leaf];
    return scale == null || own[leaf] == null ? score : scale.brought(score, own[leaf]);
  }

  private static ScoreScale[] scales(TreeProgram program, Edition edition) {
    return program.leaves.stream()
        .map(leaf -> edition.findComponent(leaf.id()).orElseThrow())
        .map(Scales::scale)
        .toArray(ScoreScale[]::new);
  }

  private static ScoreScale scale(Component leaf) {
    return ScoreScale.of(leaf.options().get(0).standardisation()).orElse(null);
  }
}

package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/** The nodes of a computed tree as rows of table {@code scores}. */
final class SetScores {
  private final Edition edition;
  private final SetLeaves leaves;
  private final Map<String, SetNode> nodes;

  SetScores(Edition edition, SetLeaves leaves, Map<String, SetNode> nodes) {
    this.edition = edition;
    this.leaves = leaves;
    this.nodes = nodes;
  }

  List<Score> scores() {
    var scores = new ArrayList<Score>();
    for (int row = 0; row < leaves.scores().rows().size(); row++) {
      for (Component component : edition.components()) {
        scores.add(score(component, nodes.get(component.id()), row));
      }
    }
    return scores;
  }

  private Score score(Component component, SetNode node, int row) {
    PlaceYear at = leaves.scores().row(row);
    IndicatorValue value = component.isLeaf() ? observed(component, row) : null;
    Double score = orNull(node.score[row]);
    return new Score(
        at.place(),
        edition.id(),
        at.year(),
        component.level(),
        component.id(),
        component.parentId(),
        value == null ? null : value.value(),
        score,
        score == null ? null : edition.findBand(score).map(Band::id).orElse(null),
        node.present[row],
        share(node.proxied[row], node.present[row]),
        share(node.attested[row], node.present[row]),
        null,
        null,
        orNull(node.contribution[row]),
        value == null ? null : ValueTable.dataYear(value),
        node.reason[row]);
  }

  private IndicatorValue observed(Component leaf, int row) {
    return leaves.observed(leaves.scores().columns().indexOf(leaf.id()), row);
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
  }
}

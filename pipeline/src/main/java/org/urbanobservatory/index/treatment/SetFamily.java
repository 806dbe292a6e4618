package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.urbanobservatory.model.Component;

/** A node with its children and their weights. */
record SetFamily(SetNode node, SetNode[] parts, List<Component> components, double[] weights) {

  double applicableWeight(int row) {
    return weight(i -> parts[i].applies[row]);
  }

  double presentWeight(int row) {
    return weight(i -> !parts[i].isMissing(row));
  }

  private double weight(IntPredicate counted) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += counted.test(i) ? weights[i] : 0;
    }
    return sum;
  }

  boolean applies(int row) {
    return Arrays.stream(parts).anyMatch(part -> part.applies[row]);
  }

  int[] present(int row) {
    return IntStream.range(0, parts.length)
        .filter(i -> !parts[i].isMissing(row) && weights[i] > 0)
        .toArray();
  }
}

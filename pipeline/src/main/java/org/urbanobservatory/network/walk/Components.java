package org.urbanobservatory.network.walk;

import java.util.Arrays;

/** Numbers the connected parts of a graph, in the order of their first nodes. */
final class Components {
  private static final int UNSEEN = -1;

  private final WalkGraph graph;
  private final int[] label;
  private final int[] stack;

  Components(WalkGraph graph) {
    this.graph = graph;
    this.label = new int[graph.nodeCount()];
    this.stack = new int[graph.nodeCount()];
    Arrays.fill(label, UNSEEN);
  }

  int[] labels() {
    int count = 0;
    for (int node = 0; node < label.length; node++) {
      if (label[node] == UNSEEN) {
        flood(node, count++);
      }
    }
    return label;
  }

  private void flood(int start, int number) {
    int top = 0;
    stack[top++] = start;
    label[start] = number;
    while (top > 0) {
      int node = stack[--top];
      for (int arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
        int next = graph.target(arc);
        if (label[next] == UNSEEN) {
          label[next] = number;
          stack[top++] = next;
        }
      }
    }
  }
}

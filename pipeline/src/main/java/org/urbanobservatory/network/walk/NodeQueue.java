package org.urbanobservatory.network.walk;

import java.util.Arrays;

/** Nodes by distance, nearest first: a binary heap in two arrays. */
final class NodeQueue {
  private double[] metres = new double[1024];
  private int[] nodes = new int[1024];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  double firstM() {
    return metres[0];
  }

  void add(int node, double at) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      metres = Arrays.copyOf(metres, 2 * size);
    }
    rise(size++, node, at);
  }

  int takeFirst() {
    int first = nodes[0];
    size--;
    if (size > 0) {
      sink(nodes[size], metres[size]);
    }
    return first;
  }

  private void rise(int from, int node, double at) {
    int hole = from;
    while (hole > 0 && metres[(hole - 1) >> 1] > at) {
      move((hole - 1) >> 1, hole);
      hole = (hole - 1) >> 1;
    }
    metres[hole] = at;
    nodes[hole] = node;
  }

  private void sink(int node, double at) {
    int hole = 0;
    int child = nearerChild(hole);
    while (child < size && metres[child] < at) {
      move(child, hole);
      hole = child;
      child = nearerChild(hole);
    }
    metres[hole] = at;
    nodes[hole] = node;
  }

  private int nearerChild(int parent) {
    int left = 2 * parent + 1;
    return left + 1 < size && metres[left + 1] < metres[left] ? left + 1 : left;
  }

  private void move(int from, int to) {
    metres[to] = metres[from];
    nodes[to] = nodes[from];
  }
}

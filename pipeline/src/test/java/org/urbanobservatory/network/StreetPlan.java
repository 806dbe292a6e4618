package org.urbanobservatory.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws streets for tests: points at the same place on one plan are one node. */
public final class StreetPlan {
  private final List<StreetWay> ways = new ArrayList<>();
  private final Map<String, Long> nodes = new TreeMap<>();
  private String streetClass = "residential";
  private Flow flow = Flow.BOTH;
  private int level;
  private String name;
  private Double width;
  private Integer lanes;

  /** The class of the streets drawn from now on; the other properties likewise. */
  public StreetPlan streetClass(String id) {
    streetClass = id;
    return this;
  }

  public StreetPlan flow(Flow next) {
    flow = next;
    return this;
  }

  public StreetPlan level(int next) {
    level = next;
    return this;
  }

  public StreetPlan name(String next) {
    name = next;
    return this;
  }

  public StreetPlan width(Double next) {
    width = next;
    return this;
  }

  public StreetPlan lanes(Integer next) {
    lanes = next;
    return this;
  }

  /** A street through these points: x1, y1, x2, y2, ... */
  public StreetPlan street(long id, double... xy) {
    var ids = new long[xy.length / 2];
    var x = new double[ids.length];
    var y = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      x[i] = xy[2 * i];
      y[i] = xy[2 * i + 1];
      ids[i] = nodes.computeIfAbsent(x[i] + " " + y[i], k -> nodes.size() + 1L);
    }
    ways.add(new StreetWay(id, streetClass, ids, x, y, level, flow, width, lanes, name));
    return this;
  }

  public List<StreetWay> ways() {
    return List.copyOf(ways);
  }

  public List<StreetWay> shuffled(long seed) {
    var shuffled = new ArrayList<>(ways);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}

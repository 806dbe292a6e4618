package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.List;

/** Collects the stages of a computation in their order. */
final class Stages {
  private final List<StageRow> rows = new ArrayList<>();
  private int position;
  private String stage;

  /** Begins the next stage; what is reported from now on belongs to it. */
  void begin(String newStage) {
    position++;
    stage = newStage;
  }

  /** The table as the stage leaves it. */
  void publish(Panel panel) {
    rows.addAll(panel.stage(position, stage));
  }

  /** A finding about the whole set. */
  void report(int year, String componentId, Double value, String note) {
    rows.add(new StageRow(position, stage, year, null, componentId, value, note));
  }

  void add(PlaceYear row, String componentId, Double value, String note) {
    rows.add(new StageRow(position, stage, row.year(), row.place(), componentId, value, note));
  }

  List<StageRow> rows() {
    return rows;
  }
}

package org.urbanobservatory.job.degurba;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.geo.RasterRowsWriter;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.degurba.CellClass;

/** Writes the classes of each row and counts cells and people. */
final class ClassRows {
  private final RasterRowsWriter writer;
  private final double[] values;
  private final long[] cells = new long[CellClass.URBAN_CENTRE_LEVEL_2.code() + 1];
  private final ExactSum[] people = new ExactSum[cells.length];

  ClassRows(RasterRowsWriter writer, int columns) {
    this.writer = writer;
    this.values = new double[columns];
    java.util.Arrays.setAll(people, code -> new ExactSum());
  }

  void add(byte[] classes, double[] persons) {
    for (int i = 0; i < values.length; i++) {
      byte code = classes[i];
      values[i] = code;
      cells[code]++;
      if (persons[i] > 0) {
        people[code].add(persons[i]);
      }
    }
    try {
      writer.write(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes that occur, the densest first. */
  List<DegurbaResult.Group> groups() {
    List<DegurbaResult.Group> groups = new ArrayList<>();
    for (int code = cells.length - 1; code >= 0; code--) {
      if (cells[code] > 0) {
        String name = ResultTables.word(CellClass.of(code));
        groups.add(new DegurbaResult.Group(name, code, cells[code], people[code].value()));
      }
    }
    return groups;
  }
}

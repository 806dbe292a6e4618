package org.urbanobservatory.grid.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** The constructed city of 160 x 160 cells with the classes and the extent that it has. */
final class CheckedUrbanExtent {
  static final Lattice LATTICE = new Lattice(160, 160, 0, 4800, 30, 30);

  private CheckedUrbanExtent() {}

  static Raster built() throws IOException {
    return new Raster(LATTICE, read("built.csv.gz"));
  }

  static double[] read(String name) throws IOException {
    var file = SharedData.folder("urban-extent").resolve(name);
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .flatMap(line -> Arrays.stream(line.split(",")))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}

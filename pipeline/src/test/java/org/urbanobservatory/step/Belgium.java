package org.urbanobservatory.step;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** The rasters of Belgium as inputs of a run, and what the reference says of its cells. */
public final class Belgium {
  static final double M2 = 1e6;

  private Belgium() {}

  public static Path population() {
    return SharedData.folder("degurba-belgium").resolve("POP.tif");
  }

  public static Lattice lattice() {
    return GeoTiff.header(population()).lattice();
  }

  /** A raster of m2 a cell as shares, written to a folder. */
  public static Path shares(String file, Path folder) {
    GridRaster read = GeoTiff.read(SharedData.folder("degurba-belgium").resolve(file));
    double[] shares = Arrays.stream(read.raster().values()).map(v -> v / M2).toArray();
    Path written = folder.resolve(file);
    GeoTiff.write(
        written,
        new Raster(read.raster().lattice(), shares),
        read.crs(),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return written;
  }

  /** The cells of the centre that holds a cell, by rows and columns that count from 1. */
  public static SortedSet<Integer> centre(int row, int column) throws IOException {
    Lattice lattice = lattice();
    int[] classes = classes("expected_level1_R2023A_grid.csv.gz");
    var centre = new TreeSet<Integer>();
    var next = new ArrayDeque<Integer>();
    next.add(lattice.index(column - 1, row - 1));
    while (!next.isEmpty()) {
      int cell = next.remove();
      if (classes[cell] == 3 && centre.add(cell)) {
        next.add(cell - 1);
        next.add(cell + 1);
        next.add(cell - lattice.columns());
        next.add(cell + lattice.columns());
      }
    }
    return centre;
  }

  static int[] classes(String file) throws IOException {
    Path path = SharedData.folder("degurba-belgium").resolve(file);
    try (var in = new GZIPInputStream(Files.newInputStream(path));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .flatMap(l -> Arrays.stream(l.split(",")))
          .mapToInt(Integer::parseInt)
          .toArray();
    }
  }

  /** The box of some columns and rows that count from 0, ends included, in degrees. */
  public static Geometry box(int west, int north, int east, int south) {
    Lattice lattice = lattice();
    var box =
        new Envelope(lattice.x(west), lattice.x(east + 1), lattice.y(north), lattice.y(south + 1));
    return Reprojection.between(WorkingGrid.MOLLWEIDE, Crs.CRS84)
        .densified(new GeometryFactory().toGeometry(box));
  }

  /** The box around cells in degrees. */
  public static Geometry boxAround(SortedSet<Integer> cells) {
    int columns = lattice().columns();
    int west = cells.stream().mapToInt(c -> c % columns).min().orElseThrow();
    int east = cells.stream().mapToInt(c -> c % columns).max().orElseThrow();
    return box(west, cells.first() / columns, east, cells.last() / columns);
  }
}

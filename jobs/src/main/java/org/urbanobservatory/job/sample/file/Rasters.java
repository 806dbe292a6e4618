package org.urbanobservatory.job.sample.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.Land;
import org.urbanobservatory.job.sample.plane.CellGrid;

/** The population and built-up rasters of a city, one file a city and epoch. */
public final class Rasters {
  private Rasters() {}

  public static void write(Path folder, City city, Land land, int year) throws IOException {
    boolean[] built = land.builtUp(year);
    population(file(folder, "population_" + year, city), land, land.people(year, built));
    builtUp(file(folder, "built_up_" + year, city), land, built);
  }

  private static Path file(Path folder, String name, City city) throws IOException {
    return Files.createDirectories(folder.resolve(name)).resolve(city.id() + ".tif");
  }

  private static void population(Path file, Land land, float[] people) {
    double[] values = new double[people.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = people[i] == Land.NODATA ? Double.NaN : people[i];
    }
    write(file, land.populationCells().grid(), values, TiffEncoding.Sample.FLOAT32, Land.NODATA);
  }

  private static void builtUp(Path file, Land land, boolean[] built) {
    double[] values = new double[built.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = built[i] ? 1 : 0;
    }
    write(file, land.builtUpCells().grid(), values, TiffEncoding.Sample.BYTE, 255.0);
  }

  private static void write(
      Path file, CellGrid grid, double[] values, TiffEncoding.Sample sample, Double nodata) {
    Lattice lattice =
        new Lattice(
            grid.columns(), grid.rows(), grid.left(), grid.top(), grid.cellSize(), grid.cellSize());
    TiffEncoding encoding = new TiffEncoding(sample, TiffEncoding.Compression.NONE, nodata);
    GeoTiff.write(file, new Raster(lattice, values), Crs.of(grid.crs()), encoding);
  }
}

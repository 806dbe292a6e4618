package org.urbanobservatory.job.sample.city;

import java.util.List;
import org.urbanobservatory.job.sample.plane.CellGrid;
import org.urbanobservatory.job.sample.plane.Cells;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * Which small cells are built up and how many people live in each large cell; a large cell holds
 * two by two small ones.
 */
public final class Land {
  /** What the population rasters hold over water. */
  public static final double NODATA = -200;

  private final City city;
  private final Drawing drawing;
  private final Cells large;
  private final Cells small;
  private final List<Ground> unbuilt;

  public Land(City city, Drawing drawing) {
    this.city = city;
    this.drawing = drawing;
    CellGrid grid = city.populationGrid();
    this.large = new Cells(grid);
    this.small = new Cells(grid.halved());
    this.unbuilt = drawing.grounds().stream().filter(g -> g.isWater() || g.isOpenSpace()).toList();
  }

  public Cells populationCells() {
    return large;
  }

  public Cells builtUpCells() {
    return small;
  }

  public Drawing drawing() {
    return drawing;
  }

  /** Built-up small cells, row by row. */
  public boolean[] builtUp(int year) {
    int columns = small.grid().columns();
    boolean[] built = new boolean[columns * small.grid().rows()];
    double scale = city.form().builtScale(year);
    for (int i = 0; i < built.length; i++) {
      Point centre = small.centre(i % columns, i / columns);
      built[i] = drawing.boundary().contains(shrunk(centre, scale)) && isBuildable(centre);
    }
    new Crossings(drawing).keepTogether(built, small.grid());
    return built;
  }

  /** The shape grows around the centre of the part of the boundary that is nearest. */
  private Point shrunk(Point p, double scale) {
    Point centre = Point.of(0, 0);
    for (Ring part : drawing.boundary().outers().stream().skip(1).toList()) {
      Point middle = part.point(0).towards(part.point(part.size() / 2), 0.5);
      if (middle.distance(p) < 700) {
        centre = middle;
      }
    }
    return centre.towards(p, 1 / scale);
  }

  private boolean isBuildable(Point p) {
    return unbuilt.stream().noneMatch(g -> g.ring().contains(p));
  }

  /** People in every large cell, row by row; {@link #NODATA} over water. Multiples of 1/8. */
  public float[] people(int year, boolean[] built) {
    int columns = large.grid().columns();
    float[] people = new float[columns * large.grid().rows()];
    Chance chance = city.chance("people");
    for (int i = 0; i < people.length; i++) {
      double spread = chance.between(0.75, 1.25);
      people[i] = (float) peopleIn(i % columns, i / columns, year, built, spread);
    }
    return people;
  }

  private double peopleIn(int column, int row, int year, boolean[] built, double spread) {
    Point centre = large.centre(column, row);
    if (drawing.grounds().stream().anyMatch(g -> isOpenWater(g) && g.ring().contains(centre))) {
      return NODATA;
    }
    double km2 = large.cell(column, row).area() / 1e6;
    double people = density(centre, year) * km2 * builtShare(column, row, built) * spread;
    return StrictMath.rint(people * 8) / 8;
  }

  private static boolean isOpenWater(Ground ground) {
    return ground.isWater() && "river".equals(ground.tags().get("water"));
  }

  /** Falls from the centre outwards, by half every 2.2 km. */
  private double density(Point p, int year) {
    return city.form().peoplePerKm2(year) * StrictMath.pow(0.5, p.distance(Point.of(0, 0)) / 2200);
  }

  private double builtShare(int column, int row, boolean[] built) {
    int width = small.grid().columns();
    int first = 2 * row * width + 2 * column;
    int count = 0;
    for (int i : new int[] {first, first + 1, first + width, first + width + 1}) {
      count += built[i] ? 1 : 0;
    }
    return count / 4.0;
  }
}

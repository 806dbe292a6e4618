package org.urbanobservatory.grid;

/**
 * The images of a lattice's cells in another plane, row by row: rings whose sides are divided into
 * parts so that they follow the bent sides. Neighbours share their points, so nothing lies between
 * or under two images.
 */
public final class CellImages {
  /** The remaining bend is a sixteenth of that of the undivided side. */
  private static final int PARTS_OF_A_SIDE = 4;

  private final Lattice lattice;
  private final PlaneTransform transform;
  private final int parts;
  private final int end;
  private double[] north;
  private double[] south;
  private double[] sides;
  private int row;
  private int projected = -1;

  public CellImages(Lattice lattice, PlaneTransform transform) {
    this(lattice, transform, PARTS_OF_A_SIDE, 0, lattice.rows());
  }

  private CellImages(Lattice lattice, PlaneTransform transform, int parts, int first, int end) {
    this.lattice = lattice;
    this.transform = transform;
    this.parts = parts;
    this.row = first - 1;
    this.end = end;
  }

  /** The images of some rows: each equals, number by number, that among all rows. */
  static CellImages ofRows(Lattice lattice, PlaneTransform transform, int first, int end) {
    return new CellImages(lattice, transform, PARTS_OF_A_SIDE, first, end);
  }

  /** Goes on to the next row from north; false after the last. */
  public boolean nextRow() {
    return ++row < end;
  }

  public int row() {
    return row;
  }

  /** The closed ring of a cell of the current row. */
  public double[] ring(int column) {
    if (projected != row) {
      project();
    }
    double[] ring = new double[8 * parts + 2];
    for (int i = 0; i < parts; i++) {
      copy(north, column * parts + i, ring, i);
      copy(south, (column + 1) * parts - i, ring, 2 * parts + i);
    }
    copy(north, (column + 1) * parts, ring, parts);
    copy(south, column * parts, ring, 3 * parts);
    for (int i = 1; i < parts; i++) {
      copy(sides, (column + 1) * (parts - 1) + i - 1, ring, parts + i);
      copy(sides, column * (parts - 1) + i - 1, ring, 4 * parts - i);
    }
    copy(ring, 0, ring, 4 * parts);
    return ring;
  }

  /**
   * Area of every cell in square units of the target plane, rows from north, by its corners: what
   * one bent side adds the opposite one takes, which leaves less than 1e-7 for cells up to 10 km.
   */
  public static double[] areas(Lattice lattice, PlaneTransform transform) {
    double[] areas = new double[lattice.size()];
    var images = new CellImages(lattice, transform, 1, 0, lattice.rows());
    while (images.nextRow()) {
      for (int column = 0; column < lattice.columns(); column++) {
        areas[lattice.index(column, images.row())] = Math.abs(Ring.signedArea(images.ring(column)));
      }
    }
    return areas;
  }

  /** Rows that nobody asks for, such as those without a value, are not projected. */
  private void project() {
    north = projected == row - 1 && south != null ? south : parallel(row);
    south = parallel(row + 1);
    sides = meridians();
    projected = row;
  }

  private double[] parallel(int line) {
    double[] xy = new double[2 * (lattice.columns() * parts + 1)];
    for (int i = 0; i < xy.length / 2; i++) {
      xy[2 * i] = between(lattice.x(i / parts), lattice.x(i / parts + 1), i % parts);
      xy[2 * i + 1] = lattice.y(line);
    }
    transform.transform(xy);
    return xy;
  }

  private double[] meridians() {
    double[] xy = new double[2 * (lattice.columns() + 1) * (parts - 1)];
    for (int i = 0; i < xy.length / 2; i++) {
      xy[2 * i] = lattice.x(i / (parts - 1));
      xy[2 * i + 1] = between(lattice.y(row), lattice.y(row + 1), i % (parts - 1) + 1);
    }
    transform.transform(xy);
    return xy;
  }

  private double between(double from, double to, int part) {
    return part == 0 ? from : from + (to - from) * part / parts;
  }

  private static void copy(double[] from, int point, double[] to, int toPoint) {
    to[2 * toPoint] = from[2 * point];
    to[2 * toPoint + 1] = from[2 * point + 1];
  }
}

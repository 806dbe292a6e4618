package org.urbanobservatory.job.sample.city;

import org.urbanobservatory.job.sample.plane.CellGrid;
import org.urbanobservatory.job.sample.plane.DrawingBoard;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Projection;
import org.urbanobservatory.job.sample.plane.Utm;

/**
 * One fictional city: everything follows from the observatory's seed and the city's number.
 *
 * @param number 0, 1, 2 ...
 * @param seed seed of the observatory
 */
public record City(int number, long seed) {
  private static final int PER_ROW = 100;
  private static final double STEP_DEGREES = 0.35;
  private static final double RASTER_HALF_SIZE_M = 4400;

  public Form form() {
    return Form.ALL.get(number % Form.ALL.size());
  }

  /** Which of the cities of its form, from 0. */
  public int round() {
    return number / Form.ALL.size();
  }

  public String id() {
    String base = form().cityName().toLowerCase(java.util.Locale.ROOT);
    return round() == 0 ? base : base + "-" + (round() + 1);
  }

  public String name() {
    return round() == 0 ? form().cityName() : form().cityName() + " " + (round() + 1);
  }

  public String countryCode() {
    return form().countryCode();
  }

  public String officialCode() {
    return String.format(java.util.Locale.ROOT, "%s%05d", countryCode().substring(1), number + 1);
  }

  public Chance chance(String purpose) {
    return Chance.of(seed, purpose + number);
  }

  /** Drawn again by other chances until no count depends on a centimetre. */
  public Drawing drawing() {
    Drawing drawing = form().draw(chance("drawing"));
    for (int again = 1; !isBeyondDoubt(drawing); again++) {
      drawing = form().draw(chance("drawing again " + again + " of "));
    }
    return drawing;
  }

  private static boolean isBeyondDoubt(Drawing drawing) {
    return new Crossings(drawing).isBeyondDoubt(drawing.boundary());
  }

  /** The centre in degrees; Avaria lies in a southern ocean, Boreland in a northern one. */
  public Point centre() {
    Chance chance = chance("centre");
    int place = 3 * round() + form().placeInCountry();
    double column = (place % PER_ROW) * STEP_DEGREES + chance.between(-0.03, 0.03);
    double row = 0.25 * Math.floorDiv(place, PER_ROW) + chance.between(-0.02, 0.02);
    return inSouth()
        ? new Point(60.2 + column, -20.3 - row)
        : new Point(-44.8 + column, 55.1 + row);
  }

  public DrawingBoard board() {
    return new DrawingBoard(centre(), chance("turn").between(4, 26));
  }

  /** The cells of the population rasters: about 100 metres. */
  public CellGrid populationGrid() {
    if (inSouth()) {
      return CellGrid.around("EPSG:4326", Projection.DEGREES, board(), RASTER_HALF_SIZE_M, 1200);
    }
    Utm utm = Utm.at(centre());
    return CellGrid.around(utm.crs(), utm, board(), RASTER_HALF_SIZE_M, 0.01);
  }

  private boolean inSouth() {
    return countryCode().equals("XAV");
  }
}

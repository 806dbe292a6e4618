package org.urbanobservatory.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** What the homes inside each display cell walk, counted home by home. */
public final class CellTruth {
  /** People at one place in degrees, and the metres that they walk; infinite where none. */
  public record Home(Coordinate lonLat, double people, double metres) {}

  /** What a cell says of one kind of facility. */
  public record Said(Double medianM, double within) {}

  /** Reads what a cell says. */
  public interface Reading {
    Said of(Row cell);
  }

  private final List<Home> homes;
  private final double distanceM;
  private final double knownM;

  /**
   * @param distanceM what counts as within reach
   * @param knownM medians beyond it may be unknown
   */
  public CellTruth(List<Home> homes, double distanceM, double knownM) {
    this.homes = List.copyOf(homes);
    this.distanceM = distanceM;
    this.knownM = knownM;
  }

  /** Holds every cell with people to its homes; returns the number of medians compared. */
  public int assertHeld(List<Row> cells, Reading reading, double toleranceM) {
    int medians = 0;
    int counted = 0;
    for (Row cell : cells) {
      List<Home> inside = inside(cell);
      counted += inside.size();
      if (!inside.isEmpty()) {
        Said said = reading.of(cell);
        String id = cell.getAs("cell_id");
        double expected = median(inside);
        assertThat(said.within()).as(id).isEqualTo(near(inside));
        if (said.medianM() == null) {
          assertThat(expected).as(id).isGreaterThan(knownM);
        } else {
          assertThat(said.medianM()).as(id).isCloseTo(expected, within(toleranceM));
          medians++;
        }
      }
    }
    assertThat(counted).isEqualTo(homes.size());
    return medians;
  }

  private double near(List<Home> inside) {
    return inside.stream().filter(h -> h.metres() <= distanceM).mapToDouble(Home::people).sum();
  }

  /** What half of the people walk at most. */
  private static double median(List<Home> inside) {
    double all = inside.stream().mapToDouble(Home::people).sum();
    double nearer = 0;
    for (Home home : inside.stream().sorted(Comparator.comparingDouble(Home::metres)).toList()) {
      nearer += home.people();
      if (2 * nearer >= all) {
        return home.metres();
      }
    }
    throw new AssertionError("nobody");
  }

  private List<Home> inside(Row cell) {
    Geometry area;
    try {
      area = new WKBReader().read(cell.<byte[]>getAs("geometry"));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
    var inside = new ArrayList<Home>();
    for (Home home : homes) {
      if (area.contains(new GeometryFactory().createPoint(home.lonLat()))) {
        inside.add(home);
      }
    }
    return inside;
  }
}

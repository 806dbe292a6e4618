package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.ClassifiedGrid;
import org.urbanobservatory.grid.degurba.Level1Settings;
import org.urbanobservatory.grid.degurba.PopulationGrid;
import org.urbanobservatory.measure.extent.CentreRemark.Kind;

/** Which centre is whose, on a window of 60 x 60 km with the origin in the south-west. */
class UrbanCentresTest {
  private static final int SIDE = 60;
  private final double[] people = new double[SIDE * SIDE];

  @Test
  void aCentreInsideIsTheExtentEvenBeyondTheBoundary() {
    fill(20, 20, 30, 30, 2000);
    CentreOutcome.Found found = (CentreOutcome.Found) of(city("a", 20, 20, 28, 28));

    assertThat(found.extent().getArea()).isEqualTo(100e6);
    assertThat((Object) found.extent().getEnvelopeInternal())
        .isEqualTo(new Envelope(20_000, 30_000, 20_000, 30_000));
    assertThat(found.people()).isEqualTo(200_000);
    assertThat(found.remarks()).isEmpty();
  }

  @Test
  void withoutACentreThereIsAReason() {
    fill(20, 20, 24, 24, 2000);
    assertThat(reason(of(city("a", 20, 20, 28, 28))))
        .isEqualTo(
            new CentreRemark(
                Kind.NO_URBAN_CENTRE, "no urban centre has people inside the boundary of a"));
  }

  @Test
  void twoCitiesInOneCentre() {
    fill(20, 20, 30, 30, 2000);
    CityBoundary large = city("large", 20, 20, 26, 30);
    CityBoundary small = city("small", 26, 20, 30, 30);
    CentreOutcome.Found found = (CentreOutcome.Found) of(large, small);
    assertThat(found.remarks())
        .containsExactly(
            new CentreRemark(
                Kind.URBAN_CENTRE_SHARED,
                "of an urban centre of 200000 people, large holds 120000, the most; others: small 80000"));
    assertThat(reason(of(small, large)))
        .isEqualTo(
            new CentreRemark(
                Kind.URBAN_CENTRE_OF_OTHER_CITY,
                "of an urban centre of 200000 people, large holds 120000 and small 80000"));
  }

  @Test
  void equalSharesAreNobodys() {
    fill(20, 20, 30, 30, 2000);
    CityBoundary west = city("west", 20, 20, 25, 30);
    CityBoundary east = city("east", 25, 20, 30, 30);
    assertThat(reason(of(west, east)).kind()).isEqualTo(Kind.URBAN_CENTRE_UNDECIDED);
    assertThat(reason(of(east, west)).kind()).isEqualTo(Kind.URBAN_CENTRE_UNDECIDED);
  }

  @Test
  void aThirdCityDoesNotGetWhatTwoHoldEqually() {
    fill(20, 20, 30, 30, 2000);
    CityBoundary west = city("west", 20, 20, 24, 30);
    CityBoundary middle = city("middle", 24, 20, 26, 30);
    CityBoundary east = city("east", 26, 20, 30, 30);
    assertThat(reason(of(middle, west, east)))
        .isEqualTo(
            new CentreRemark(
                Kind.URBAN_CENTRE_UNDECIDED,
                "of an urban centre of 200000 people these hold equally many, so that it is nobody's: east 80000, west 80000; middle holds 40000"));
    assertThat(reason(of(west, middle, east)).kind()).isEqualTo(Kind.URBAN_CENTRE_UNDECIDED);
  }

  @Test
  void severalCentresAreAllTheCitys() {
    fill(15, 15, 22, 22, 2000);
    fill(30, 30, 38, 38, 2000);
    CentreOutcome.Found found = (CentreOutcome.Found) of(city("a", 15, 15, 40, 40));
    assertThat(found.extent().getNumGeometries()).isEqualTo(2);
    assertThat(found.people()).isEqualTo(2000 * (49 + 64));
    assertThat(found.remarks().get(0).kind()).isEqualTo(Kind.SEVERAL_URBAN_CENTRES);
  }

  @Test
  void aCentreMostlyOutsideIsRemarked() {
    fill(20, 20, 30, 30, 2000);
    CentreOutcome.Found found = (CentreOutcome.Found) of(city("a", 27, 20, 32, 30));
    assertThat(found.remarks())
        .containsExactly(
            new CentreRemark(
                Kind.URBAN_CENTRE_MOSTLY_OUTSIDE,
                "of an urban centre of 200000 people only 60000 live inside the boundary of a"));
  }

  @Test
  void aCentreOfAnotherCityIsRemarkedBesideTheOwn() {
    fill(15, 15, 25, 25, 2000);
    fill(30, 15, 40, 25, 2000);
    CentreOutcome.Found found =
        (CentreOutcome.Found) of(city("a", 15, 15, 32, 25), city("b", 32, 15, 40, 25));
    assertThat(found.people()).isEqualTo(200_000);
    assertThat(found.remarks())
        .extracting(CentreRemark::kind)
        .containsExactly(Kind.URBAN_CENTRE_OF_OTHER_CITY);
  }

  @Test
  void theWindowReachesTenKilometresPastTheBoundary() {
    fill(20, 20, 30, 30, 2000);
    assertThat(of(city("a", 10, 10, 50, 50))).isInstanceOf(CentreOutcome.Found.class);
    assertThat(small(of(city("a", 9.9, 10, 50, 50)))).isEqualTo(Kind.GRID_ENDS_NEAR_CITY);
    assertThat(small(of(city("a", 10, 10, 50, 50.1)))).isEqualTo(Kind.GRID_ENDS_NEAR_CITY);
  }

  @Test
  void aCentreAtTheEdgeNeedsALargerWindow() {
    fill(0, 25, 30, 30, 2000);
    assertThat(small(of(city("a", 20, 20, 30, 30)))).isEqualTo(Kind.EXTENT_REACHES_GRID_EDGE);
  }

  @Test
  void aDenseClusterAtTheEdgeMayBeACentre() {
    fill(0, 25, 24, 26, 1600);
    assertThat(small(of(city("a", 20, 20, 30, 30)))).isEqualTo(Kind.EXTENT_REACHES_GRID_EDGE);
    Arrays.fill(people, 0);
    fill(0, 55, 10, 56, 1600);
    assertThat(of(city("a", 20, 20, 30, 30))).isInstanceOf(CentreOutcome.None.class);
  }

  /** Of a hole of 5 x 5 cells smoothing takes the four corners; 21 are too many to be filled. */
  @Test
  void holesThatStayOpenAreHolesOfTheExtent() {
    fill(15, 15, 30, 30, 2000);
    fill(18, 18, 23, 23, 0);
    CentreOutcome.Found found = (CentreOutcome.Found) of(city("a", 15, 15, 30, 30));
    assertThat(found.extent().getArea()).isEqualTo((225 - 21) * 1e6);
    assertThat(found.extent().isValid()).isTrue();
  }

  private static Kind small(CentreOutcome outcome) {
    return ((CentreOutcome.WindowTooSmall) outcome).reason().kind();
  }

  private static CentreRemark reason(CentreOutcome outcome) {
    return ((CentreOutcome.None) outcome).reason();
  }

  /** Kilometres from the south-western corner. */
  private void fill(int west, int south, int east, int north, double persons) {
    for (int row = SIDE - north; row < SIDE - south; row++) {
      Arrays.fill(people, row * SIDE + west, row * SIDE + east, persons);
    }
  }

  private static CityBoundary city(
      String id, double west, double south, double east, double north) {
    var box = new Envelope(1000 * west, 1000 * east, 1000 * south, 1000 * north);
    Geometry boundary = new GeometryFactory().toGeometry(box);
    return new CityBoundary(id, boundary);
  }

  private CentreOutcome of(CityBoundary city, CityBoundary... others) {
    var population = new Raster(new Lattice(SIDE, SIDE, 0, 1000.0 * SIDE, 1000, 1000), people);
    ClassifiedGrid window =
        ClassifiedGrid.of(
            population.lattice(),
            PopulationGrid.of(CellRows.of(population)),
            Level1Settings.R2023A);
    List<CityBoundary> claimants = new ArrayList<>(List.of(others));
    claimants.add(city);
    return new UrbanCentres(window, population, RasterPlane.SAME, PlaneTransform.IDENTITY)
        .of(city, claimants);
  }
}

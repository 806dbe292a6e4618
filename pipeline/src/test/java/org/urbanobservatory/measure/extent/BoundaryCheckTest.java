package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.measure.extent.BoundaryCheck.Outcome;

class BoundaryCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON ((0 0, 1 0, 1 1, 0 0)) | BOUNDARY_OK | true",
        "POLYGON EMPTY | BOUNDARY_EMPTY | false",
        "LINESTRING (0 0, 1 1) | BOUNDARY_NOT_POLYGONAL | false",
        "POLYGON ((480000 6690000, 490000 6690000, 490000 6680000, 480000 6690000)) |"
            + " BOUNDARY_OUT_OF_RANGE | false",
        "POLYGON ((-30 -151, -29 -151, -29 -150, -30 -151)) | BOUNDARY_PROBABLY_SWAPPED | false",
        "POLYGON ((0 0, 1 1, 2 2, 0 0)) | BOUNDARY_ZERO_AREA | false",
        "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0)) | BOUNDARY_REPAIRED | true",
      })
  void findsWhatIsWrong(String wkt, Outcome outcome, boolean usable) {
    BoundaryCheck check = BoundaryCheck.of(geometry(wkt));

    assertThat(check.outcome()).isEqualTo(outcome);
    assertThat(check.isUsable()).isEqualTo(usable);
  }

  @Test
  void repairsASelfCrossingBoundaryAndSaysWhere() {
    BoundaryCheck check = BoundaryCheck.of(geometry("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"));

    assertThat(check.boundary().isValid()).isTrue();
    assertThat(check.boundary().getArea()).isEqualTo(2);
    assertThat(check.message())
        .isEqualTo("Invalid boundary: Self-intersection at (1.0, 1.0); repaired");
    assertThat(check.outcome().code()).isEqualTo("boundary_repaired");
  }

  @Test
  void suspectsABoundaryFarFromItsCountry() {
    Geometry swapped = geometry("POLYGON ((-30 -51, -29 -51, -29 -50, -30 -51))");
    var brazil = new Envelope(-60, -40, -30, -5);

    assertThat(BoundaryCheck.of(swapped).outcome()).isEqualTo(Outcome.BOUNDARY_OK);
    BoundaryCheck check = BoundaryCheck.of(swapped, brazil);
    assertThat(check.outcome()).isEqualTo(Outcome.BOUNDARY_PROBABLY_SWAPPED);
    assertThat(check.message()).contains("near with longitude and latitude swapped");
  }

  private static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }
}

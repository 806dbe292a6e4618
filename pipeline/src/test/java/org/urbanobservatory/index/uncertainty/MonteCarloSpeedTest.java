package org.urbanobservatory.index.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;

/** A bound far above the expected time, so that it speaks only when an order is lost. */
class MonteCarloSpeedTest {
  @Test
  void thousandDraws_ofTwoHundredCities_takeSeconds() {
    Edition edition = Catalogue.load().findEdition("cpi-guide").orElseThrow();
    var monteCarlo = new MonteCarlo(edition, MonteCarloTest.everything(1000));
    List<CitySheet> sheets = new ArrayList<>();
    for (int city = 0; city < 200; city++) {
      sheets.add(
          monteCarlo.sheet(
              new Place("XAV", "c" + city), 2020, MonteCarloTest.randomValues(edition, city)));
    }
    long start = System.nanoTime();
    assertThat(monteCarlo.ranges(sheets)).hasSize(200);
    long middle = System.nanoTime();
    monteCarlo.ranks("cpi", sheets, place -> "all");
    long end = System.nanoTime();
    System.out.println((middle - start) / 1e9 + " s ranges, " + (end - middle) / 1e9 + " s ranks");
    assertThat((end - start) / 1e9).isLessThan(30);
  }
}

package org.urbanobservatory.step.city.land;

import java.util.List;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityStreets;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: the streets of every extent and zone. */
public final class CityStreetMeasures implements CityMeasure {
  private final CityContext city;
  private final StreetTable table;

  public CityStreetMeasures(CityContext city, StreetTable table) {
    this.city = city;
    this.table = table;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    String taken = null;
    for (IngestedFeatures input : city.ingested(SpatialInput.Kind.STREETS, year)) {
      var streets = new CityStreets(city.frame(), input, table);
      if (streets.isEmpty()) {
        city.add(noStreets(input));
      } else if (taken == null) {
        taken = input.input();
        measure(streets, extents);
        publish(input, streets, extents);
      } else {
        city.facts().notUsed(year, input.input(), taken);
      }
    }
  }

  private void measure(CityStreets streets, List<CityExtent> extents) {
    for (CityExtent extent : extents) {
      streets.measure(extent, city.facts(), city.plan().intersectionRadiusM());
    }
  }

  /** The segments of table {@code streets}; those of a confidential input stay with us. */
  private void publish(IngestedFeatures input, CityStreets streets, List<CityExtent> extents) {
    boolean isConfidential =
        city.plan().findInput(input.input()).map(SpatialInput::isConfidential).orElse(false);
    if (!isConfidential) {
      city.plan()
          .findBoundary(extents)
          .ifPresent(boundary -> streets.publish(boundary, city.emitted()));
    }
  }

  private Issue noStreets(IngestedFeatures input) {
    return Issue.rejected(
        "no_streets_in_city",
        input.input(),
        null,
        "Invalid streets: %s holds no street in or near %s; its street indicators are null. Give a file that covers the city, with classes that streets.yaml knows"
            .formatted(input.input(), city.place()));
  }
}

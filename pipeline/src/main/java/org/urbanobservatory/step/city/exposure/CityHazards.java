package org.urbanobservatory.step.city.exposure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.hazard.Exposure;
import org.urbanobservatory.measure.hazard.HazardArea;
import org.urbanobservatory.measure.hazard.HazardousLand;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LeastCover;
import org.urbanobservatory.step.city.access.CityFacilities;
import org.urbanobservatory.step.city.access.FacilityPlaces;
import org.urbanobservatory.step.declared.ExposureIndicators;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: the people of every group, the built-up land and the facilities of every extent
 * and zone that lie where a hazard can strike. A year of people or of built-up land takes the
 * hazards of the year nearest to it.
 */
public final class CityHazards implements CityMeasure {
  private final CityContext city;
  private final CityHazardAreas areas;
  private final CityFacilities facilities;

  /**
   * @param facilities shared with the measures of access, so that each file is read once
   */
  public CityHazards(CityContext city, CityFacilities facilities) {
    this.city = city;
    this.facilities = facilities;
    this.areas = new CityHazardAreas(city);
  }

  @Override
  public void measure(int year, List<CityExtent> extents) throws IOException {
    List<CityPeople> people = city.people(year);
    Optional<BuiltUp> built = city.builtUp(year);
    if (areas.isEmpty() || extents.isEmpty() || (people.isEmpty() && built.isEmpty())) {
      return;
    }
    areas
        .of(year, extents)
        .forEach((hazard, known) -> observe(hazard, known, people, built, extents));
    if (!people.isEmpty()) {
      observeFacilities(year, extents);
    }
  }

  /** Facilities stand for every year of people, as they do for access. */
  private void observeFacilities(int year, List<CityExtent> extents) {
    for (SpatialInput input : city.plan().refused(SpatialInput.Kind.FACILITIES, cityId())) {
      String count = ExposureIndicators.facilityCount(input.id());
      extents.forEach(e -> city.facts().absent(e, count, CityFacilities.UNUSABLE));
    }
    for (SpatialInput input : city.inputs(SpatialInput.Kind.FACILITIES)) {
      FacilityPlaces places = facilities.places(input);
      var origin = new CityFacts.Origin(input.id(), input.source());
      String count = ExposureIndicators.facilityCount(input.id());
      for (CityExtent extent : extents) {
        if (places.isUsable()) {
          observe(extent, count(count, all(places, extent).total()), origin);
          areas
              .of(year, extents)
              .forEach((hazard, known) -> observe(hazard, known, input, places, extent));
        } else {
          city.facts().absent(extent, count, CityFacilities.UNUSABLE);
        }
      }
    }
  }

  private String cityId() {
    return city.place().cityId();
  }

  /** What an extent holds, whatever the hazard. */
  private static Exposure all(FacilityPlaces places, CityExtent extent) {
    var nowhere = extent.geometry().getFactory().createMultiPolygon();
    return Exposure.ofFacilities(
        places.sites(), extent.geometry(), new HazardArea(HazardArea.ANY, HazardArea.ALL, nowhere));
  }

  private void observe(
      String hazard,
      CityHazardAreas.Known known,
      SpatialInput input,
      FacilityPlaces places,
      CityExtent extent) {
    String variable = ExposureIndicators.facilitiesExposedTo(input.id(), hazard);
    if (known.area() == null) {
      city.facts().absent(extent, variable, known.reason());
      return;
    }
    double exposed =
        Exposure.ofFacilities(places.sites(), extent.geometry(), known.area()).exposed();
    observe(extent, count(variable, exposed), known.origin());
  }

  private static CityFacts.Measured count(String variable, double facilities) {
    return new CityFacts.Measured(variable, "COUNT", Breakdown.TOTAL, facilities);
  }

  private void observe(
      String hazard,
      CityHazardAreas.Known known,
      List<CityPeople> people,
      Optional<BuiltUp> built,
      List<CityExtent> extents) {
    if (known.area() == null) {
      extents.forEach(extent -> absent(hazard, known.reason(), extent));
      return;
    }
    lands(known.area(), extents)
        .forEach(
            (extent, land) -> {
              people.forEach(group -> observe(hazard, known, group, land, extent));
              built.ifPresent(b -> observe(extent, builtUp(hazard, b, land), known.origin()));
            });
  }

  private void observe(
      String hazard,
      CityHazardAreas.Known known,
      CityPeople group,
      HazardousLand land,
      CityExtent extent) {
    if (group.covers(extent)) {
      double exposed = Exposure.ofPeople(group.surface(), land).exposed();
      double some = group.some(extent, exposed);
      observe(extent, people(hazard, group.breakdown(), some), known.origin());
    } else if (group.breakdown().isTotal()) {
      city.facts().absent(extent, ExposureIndicators.peopleExposedTo(hazard), LeastCover.REASON);
    }
  }

  /** The hazardous land of each extent and its zones, which have their vertices in common. */
  private static Map<CityExtent, HazardousLand> lands(HazardArea area, List<CityExtent> extents) {
    var lands = new LinkedHashMap<CityExtent, HazardousLand>();
    extents.forEach(extent -> lands.put(extent, HazardousLand.of(extent.geometry(), area)));
    var zonesById = new TreeMap<String, List<HazardousLand>>();
    lands.forEach(
        (extent, land) -> {
          if (extent.isZone()) {
            zonesById.computeIfAbsent(extent.id(), id -> new ArrayList<>()).add(land);
          }
        });
    lands.replaceAll(
        (extent, land) -> land.withVerticesOf(zonesById.getOrDefault(extent.id(), List.of())));
    return lands;
  }

  private static CityFacts.Measured people(String hazard, Breakdown group, double exposed) {
    return new CityFacts.Measured(
        ExposureIndicators.peopleExposedTo(hazard), "PERSONS", group, exposed);
  }

  private static CityFacts.Measured builtUp(String hazard, BuiltUp built, HazardousLand land) {
    double exposed = Exposure.ofBuiltUp(built, land).exposed();
    return new CityFacts.Measured(
        ExposureIndicators.builtUpExposedTo(hazard), "M2", Breakdown.TOTAL, exposed);
  }

  private void observe(CityExtent extent, CityFacts.Measured measured, CityFacts.Origin origin) {
    city.facts().observe(extent, measured, origin);
  }

  private void absent(String hazard, String reason, CityExtent extent) {
    city.facts().absent(extent, ExposureIndicators.peopleExposedTo(hazard), reason);
    city.facts().absent(extent, ExposureIndicators.builtUpExposedTo(hazard), reason);
  }
}

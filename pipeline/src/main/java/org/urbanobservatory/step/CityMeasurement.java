package org.urbanobservatory.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.city.access.CityAccess;
import org.urbanobservatory.step.city.access.CityFacilities;
import org.urbanobservatory.step.city.access.CityOpenSpaces;
import org.urbanobservatory.step.city.access.CityTransit;
import org.urbanobservatory.step.city.exposure.CityAir;
import org.urbanobservatory.step.city.exposure.CityHazards;
import org.urbanobservatory.step.city.exposure.CityInequality;
import org.urbanobservatory.step.city.exposure.CityPopulation;
import org.urbanobservatory.step.city.extent.CityExtents;
import org.urbanobservatory.step.city.extent.CityZones;
import org.urbanobservatory.step.city.land.CityAreas;
import org.urbanobservatory.step.city.land.CityBuiltUp;
import org.urbanobservatory.step.city.land.CityCompactness;
import org.urbanobservatory.step.city.land.CityGreen;
import org.urbanobservatory.step.city.land.CityGrowth;
import org.urbanobservatory.step.city.land.CityLandUse;
import org.urbanobservatory.step.city.land.CityStreetMeasures;
import org.urbanobservatory.step.city.land.ComparableYears;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.LandUseTables;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.TransitTables;
import org.urbanobservatory.step.ingest.WalkableTables;
import org.urbanobservatory.table.Rows;

/**
 * Phases 2 and 3 for one city: delineates its extents for every year that has an input, and takes
 * every family of measures on each of them and on each zone. Knows no engine.
 */
public final class CityMeasurement {
  private final CityContext city;
  private final CityExtents extents;
  private final CityZones zones;
  private final List<CityMeasure> measures;

  public CityMeasurement(
      CityTask task, MeasurePlan plan, StreetTable table, List<IngestedFeatures> ingested) {
    this.city = new CityContext(task, plan, ingested);
    this.extents = new CityExtents(city);
    this.zones = new CityZones(city);
    var transit = new CityTransit(city, TransitTables.load());
    var openSpaces = new CityOpenSpaces(city, OpenSpaceTables.load(), table);
    var facilities = new CityFacilities(city);
    var builtUpYears = new ComparableYears(extents, zones);
    this.measures =
        List.of(
            new CityAreas(city),
            new CityBuiltUp(city, builtUpYears),
            new CityPopulation(city),
            new CityStreetMeasures(city, table),
            extents.degurba(),
            new CityGrowth(city, extents, zones, builtUpYears),
            new CityCompactness(city),
            transit,
            openSpaces,
            new CityLandUse(city, LandUseTables.load()),
            new CityAccess(city, WalkableTables.load(), List.of(transit, openSpaces, facilities)),
            new CityGreen(city, new ComparableYears(extents, zones)),
            new CityAir(city),
            new CityHazards(city, facilities),
            new CityInequality(city));
  }

  /** Everything that was measured. */
  public Iterator<Row> measured() throws IOException {
    Map<Integer, List<CityExtent>> delineated = delineated();
    city.reach(delineated.values().stream().flatMap(List::stream).toList());
    Arrays.stream(SpatialInput.Kind.values())
        .filter(kind -> city.inputs(kind).stream().anyMatch(SpatialInput::isConfidential))
        .forEach(city.cells()::withhold);
    for (int year : delineated.keySet()) {
      measure(year, delineated.get(year));
      city.cells().emit(city.emitted());
    }
    zones.emit();
    city.reads().emit(city.emitted());
    city.emitted().addIssues(city.issues());
    return city.emitted().iterator();
  }

  /** The extents of every year, ascending: all are known before any input is measured on them. */
  private Map<Integer, List<CityExtent>> delineated() throws IOException {
    var delineated = new TreeMap<Integer, List<CityExtent>>();
    for (int year : city.plan().years(city.place().cityId())) {
      delineated.put(year, extents.of(year));
    }
    return delineated;
  }

  private void measure(int year, List<CityExtent> whole) throws IOException {
    var all = new ArrayList<CityExtent>();
    for (CityExtent extent : whole) {
      all.add(extent);
      all.addAll(zones.of(extent));
    }
    for (CityMeasure measure : measures) {
      measure.measure(year, all);
    }
    whole.forEach(this::publish);
  }

  private void publish(CityExtent extent) {
    city.emitted()
        .add(
            "extents",
            Rows.builder("extents")
                .at(city.place())
                .set("extent_id", extent.id())
                .set("year", extent.year())
                .set("method", extents.degurba().method(extent))
                .set("area_m2", extent.areaM2())
                .set(
                    "population",
                    city.allPeople(extent.year())
                        .filter(p -> p.covers(extent))
                        .map(p -> p.within(extent))
                        .orElse(null))
                .set("degurba_level_1", extents.degurba().findLevel1(extent).orElse(null))
                .set("degurba_level_2", extents.degurba().findLevel2(extent).orElse(null))
                .set("crs", city.frame().crs().id())
                .set(
                    "geometry",
                    city.plan().isConfidential(extent)
                        ? null
                        : new WKBWriter()
                            .write(city.frame().toLonLat().densified(extent.geometry())))
                .row());
  }
}

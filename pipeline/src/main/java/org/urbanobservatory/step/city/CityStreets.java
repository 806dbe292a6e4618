package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.street.NetworkForm;
import org.urbanobservatory.measure.street.StreetMeasures;
import org.urbanobservatory.measure.street.StreetRow;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/** Phase 3, measure: the streets of one city from one input, on every extent. */
public final class CityStreets {
  private final CityFrame frame;
  private final IngestedFeatures input;
  private final StreetTable table;
  private final List<StreetWay> ways;

  public CityStreets(CityFrame frame, IngestedFeatures input, StreetTable table) {
    this.frame = frame;
    this.input = input;
    this.table = table;
    this.ways = read();
  }

  public boolean isEmpty() {
    return ways.isEmpty();
  }

  /** The streets near the city in the computing CRS. */
  public List<StreetWay> ways() {
    return ways;
  }

  /** Area of the union of street reserves inside an extent, in square metres. */
  public double reserveAreaM2(CityExtent extent) {
    return StreetMeasures.of(ways, extent.geometry(), table).reserveAreaM2();
  }

  /** The measure variables of an extent as observations. */
  public void measure(CityExtent extent, CityFacts facts, double intersectionRadiusM) {
    StreetMeasures measures = StreetMeasures.of(ways, extent.geometry(), table);
    var origin = new CityFacts.Origin(input.input(), input.source());
    measures
        .statistics(intersectionRadiusM)
        .variables()
        .forEach(
            (variable, value) ->
                facts.observe(
                    extent, variable, value, origin.by(method(variable, intersectionRadiusM))));
    NetworkForm form = NetworkForm.of(measures.network());
    var forms = new TreeMap<>(Map.of("street_gamma", form.gamma()));
    forms.put("street_meshedness", form.meshedness());
    forms.forEach(
        (variable, measured) -> {
          if (measured.isPresent()) {
            facts.observe(extent, variable, measured.orElseThrow(), origin);
          } else {
            facts.absent(extent, variable, measured.reason());
          }
        });
  }

  /** How a measure was taken, null where there is one way alone. */
  private static String method(String variable, double intersectionRadiusM) {
    return variable.equals("intersection_count")
        ? "junctions whose circles of %s m touch are one intersection"
            .formatted(PlainNumber.of(intersectionRadiusM))
        : null;
  }

  /** The rows of table {@code streets}: the segments inside the boundary. */
  public void publish(CityExtent boundary, Emissions emitted) {
    StreetMeasures measures = StreetMeasures.of(ways, boundary.geometry(), table);
    Reprojection toLonLat = frame.toLonLat();
    var wkb = new WKBWriter();
    for (StreetRow street : measures.rows()) {
      Geometry geometry = toLonLat.geometry(street.geometry());
      emitted.add(
          "streets",
          Rows.builder("streets")
              .at(frame.place())
              .set("year", input.year())
              .set("segment_id", input.input() + "-" + street.segmentId())
              .set("class", street.streetClass())
              .set("length_m", street.lengthM())
              .set("width_m", street.widthM())
              .set("carriageway_width_m", street.carriagewayM())
              .set("width_source", street.widthSource())
              .set("crs", frame.crs().id())
              .set("geometry", wkb.write(geometry))
              .row());
    }
  }

  private List<StreetWay> read() {
    Reprojection toComputing = frame.fromLonLat();
    var streets = new ArrayList<StreetWay>();
    for (OsmWay way : input.ways()) {
      if (table.isStreet(way.tags())) {
        double[] xy = interleaved(way);
        toComputing.transform(xy);
        table
            .findStreet(way.id(), way.tags(), way.nodeIds(), every(xy, 0), every(xy, 1))
            .ifPresent(streets::add);
      }
    }
    return streets;
  }

  public static double[] interleaved(OsmWay way) {
    double[] xy = new double[2 * way.lon().length];
    for (int i = 0; i < way.lon().length; i++) {
      xy[2 * i] = way.lon()[i];
      xy[2 * i + 1] = way.lat()[i];
    }
    return xy;
  }

  public static double[] every(double[] xy, int offset) {
    double[] values = new double[xy.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = xy[2 * i + offset];
    }
    return values;
  }
}

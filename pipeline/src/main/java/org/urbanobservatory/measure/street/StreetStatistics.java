package org.urbanobservatory.measure.street;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the streets of one extent come to. Javadoc of each number's method is in {@link
 * StreetMeasures}.
 *
 * @param streetLengthM metres as drawn
 * @param centrelineLengthM metres with two carriageways counted once
 * @param junctions vertices with three or more street ends
 * @param intersections junctions after merging those near each other
 * @param deadEnds vertices with one street end
 * @param streetEnds street ends at junctions
 * @param segments streets between junctions, dead ends and cuts
 * @param openLengthM metres of segments with two distinct ends
 * @param straightLengthM metres between the ends of those segments
 * @param widthTaggedM metres of streets whose width is known
 * @param lanesTaggedM metres of streets whose width follows from lanes
 * @param widthDefaultM metres of streets whose width is their class's
 * @param carriagewayAreaM2 square metres
 * @param reserveAreaM2 square metres
 */
public record StreetStatistics(
    double streetLengthM,
    double centrelineLengthM,
    int junctions,
    int intersections,
    int deadEnds,
    int streetEnds,
    int segments,
    double openLengthM,
    double straightLengthM,
    double widthTaggedM,
    double lanesTaggedM,
    double widthDefaultM,
    double carriagewayAreaM2,
    double reserveAreaM2)
    implements Serializable {

  /** Length over straight distance of segments with distinct ends; NaN-free: null without any. */
  public Double circuity() {
    return straightLengthM > 0 ? openLengthM / straightLengthM : null;
  }

  /** Mean street ends per junction; null without junctions. */
  public Double streetsPerJunction() {
    return junctions > 0 ? (double) streetEnds / junctions : null;
  }

  /** Mean length of a segment in metres; null without segments. */
  public Double meanSegmentM() {
    return segments > 0 ? streetLengthM / segments : null;
  }

  /** The measure variables by id, sorted; units as the ids end: metres, square metres, counts. */
  public Map<String, Double> variables() {
    var values = new TreeMap<String, Double>();
    values.put("street_length_m", streetLengthM);
    values.put("street_centreline_length_m", centrelineLengthM);
    values.put("junction_count", (double) junctions);
    values.put("intersection_count", (double) intersections);
    values.put("dead_end_count", (double) deadEnds);
    values.put("street_end_count", (double) streetEnds);
    values.put("street_segment_count", (double) segments);
    values.put("street_open_length_m", openLengthM);
    values.put("street_straight_length_m", straightLengthM);
    values.put("street_length_width_tagged_m", widthTaggedM);
    values.put("street_length_width_lanes_m", lanesTaggedM);
    values.put("street_length_width_default_m", widthDefaultM);
    values.put("street_carriageway_area_m2", carriagewayAreaM2);
    values.put("street_reserve_area_m2", reserveAreaM2);
    return Collections.unmodifiableMap(values);
  }
}

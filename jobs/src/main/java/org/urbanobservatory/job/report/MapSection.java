package org.urbanobservatory.job.report;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** The cells of one extent of a city in their latest year, as a map whose measure can be chosen. */
final class MapSection {
  /** What can be shown, with its words, in the order of the choice. */
  private static final Map<String, String> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("population_density", "people per km²");
    MEASURES.put("built_up_share", "built-up share");
    MEASURES.put("transit_distance_m", "metres on foot to public transport");
    MEASURES.put("open_space_distance_m", "metres on foot to open public space");
    MEASURES.put("people_not_connected", "people far from every walkable way");
    MEASURES.put("land_use_mix", "land use mix");
    MEASURES.put("green_share", "green share");
    MEASURES.put("pm25", "PM2.5 in µg/m³");
    MEASURES.put("pm10", "PM10 in µg/m³");
    MEASURES.put("urban_class", "Degree of Urbanisation");
  }

  /** The extents whose cells are drawn, the first that is there; else the first by id. */
  private static final List<String> DRAWN = List.of("degurba", "boundary");

  private static final int MOST_CELLS = 20_000;
  private static final double MICRODEGREE = 1e6;
  private static final int SIGNIFICANT = 4;

  private MapSection() {}

  /** The map; a sentence where there is nothing to draw, or too much. */
  static String html(List<Row> cells, List<Row> extents) {
    int year = cells.stream().mapToInt(row -> row.<Integer>getAs("year")).max().orElse(0);
    List<Row> ofYear = cells.stream().filter(row -> row.<Integer>getAs("year") == year).toList();
    String drawn = drawn(ofYear);
    List<Row> latest = ofYear.stream().filter(row -> extentId(row).equals(drawn)).toList();
    String content;
    if (latest.isEmpty()) {
      content = "<p class=\"none\">No cells: they need people, built-up land or streets.</p>\n";
    } else if (latest.size() > MOST_CELLS) {
      content =
          "<p class=\"none\">%d cells are more than a page can draw; table cells has them.</p>%n"
              .formatted(latest.size());
    } else {
      content = ReportPage.drawing("map", data(latest, outlines(extents, year)));
    }
    return Html.section(
        latest.isEmpty() ? "Map" : "Map of %s, %d".formatted(drawn, year),
        "Cells of one extent of the city; lines are the outlines of all. Blank is what is not known there; table cells has all extents and columns.",
        content);
  }

  /** The extent whose cells are drawn, empty without cells. */
  private static String drawn(List<Row> cells) {
    Set<String> there =
        cells.stream().map(MapSection::extentId).collect(toCollection(TreeSet::new));
    return DRAWN.stream()
        .filter(there::contains)
        .findFirst()
        .orElseGet(() -> there.stream().findFirst().orElse(""));
  }

  private static String extentId(Row row) {
    return row.getAs("extent_id");
  }

  private static List<Row> outlines(List<Row> extents, int year) {
    return extents.stream().filter(row -> row.<Integer>getAs("year") == year).toList();
  }

  private static ObjectNode data(List<Row> cells, List<Row> extents) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    ArrayNode measures = map.putArray("measures");
    ArrayNode features = map.putArray("cells");
    for (Row cell : cells) {
      ObjectNode feature = features.addObject();
      feature.set("shape", rings(cell));
      feature.putArray("values");
    }
    MEASURES.forEach((column, title) -> add(cells, column, title, measures, features));
    ArrayNode outlines = map.putArray("extents");
    for (Row extent : extents) {
      outlines.addObject().put("name", extentId(extent)).set("shape", rings(extent));
    }
    return map;
  }

  private static void add(
      List<Row> cells, String column, String title, ArrayNode measures, ArrayNode features) {
    if (cells.stream().map(cell -> cell.<Number>getAs(column)).allMatch(Objects::isNull)) {
      return;
    }
    measures.add(title);
    for (int i = 0; i < cells.size(); i++) {
      Number value = cells.get(i).getAs(column);
      ArrayNode values = (ArrayNode) features.get(i).get("values");
      values.add(value == null ? null : significant(value.doubleValue()));
    }
  }

  private static Double significant(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(SIGNIFICANT))
        .doubleValue();
  }

  /** Polygons, their rings, their vertices: latitude before longitude, as maps have it. */
  private static ArrayNode rings(Row row) {
    ArrayNode polygons = JsonNodeFactory.instance.arrayNode();
    byte[] wkb = row.getAs("geometry");
    if (wkb == null) {
      return polygons;
    }
    try {
      Geometry geometry = new WKBReader().read(wkb);
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        add((Polygon) geometry.getGeometryN(i), polygons.addArray());
      }
    } catch (ParseException e) {
      throw new IllegalStateException("Invalid geometry in a release: " + e.getMessage(), e);
    }
    return polygons;
  }

  private static void add(Polygon polygon, ArrayNode rings) {
    add(polygon.getExteriorRing(), rings.addArray());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      add(polygon.getInteriorRingN(i), rings.addArray());
    }
  }

  private static void add(LineString ring, ArrayNode vertices) {
    for (Coordinate at : ring.getCoordinates()) {
      vertices.addArray().add(rounded(at.y)).add(rounded(at.x));
    }
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * MICRODEGREE) / MICRODEGREE;
  }
}

package org.urbanobservatory.job.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads the files of a generated observatory for tests. */
record GeneratedSample(Path folder) {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Boundaries in degrees, by city. */
  Map<String, Geometry> boundaries() throws IOException {
    Map<String, Geometry> boundaries = new TreeMap<>();
    JsonNode file = new ObjectMapper().readTree(folder.resolve("cities.geojson").toFile());
    for (JsonNode feature : file.get("features")) {
      boundaries.put(
          feature.get("properties").get("city_id").asText(), geometry(feature.get("geometry")));
    }
    return boundaries;
  }

  /** Districts of a city in degrees, by id. */
  Map<String, Geometry> districts(String cityId) throws IOException {
    Map<String, Geometry> districts = new TreeMap<>();
    JsonNode file = new ObjectMapper().readTree(folder.resolve("districts.geojson").toFile());
    for (JsonNode feature : file.get("features")) {
      JsonNode properties = feature.get("properties");
      if (properties.get("city_id").asText().equals(cityId)) {
        districts.put(properties.get("id").asText(), geometry(feature.get("geometry")));
      }
    }
    return districts;
  }

  private static Geometry geometry(JsonNode node) {
    if (node.get("type").asText().equals("Polygon")) {
      return polygon(node.get("coordinates"));
    }
    List<Polygon> polygons = new ArrayList<>();
    node.get("coordinates").forEach(p -> polygons.add(polygon(p)));
    return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 1; i < rings.size(); i++) {
      holes.add(ring(rings.get(i)));
    }
    return GEOMETRIES.createPolygon(ring(rings.get(0)), holes.toArray(LinearRing[]::new));
  }

  private static LinearRing ring(JsonNode points) {
    List<Coordinate> coordinates = new ArrayList<>();
    points.forEach(p -> coordinates.add(new Coordinate(p.get(0).asDouble(), p.get(1).asDouble())));
    return GEOMETRIES.createLinearRing(coordinates.toArray(Coordinate[]::new));
  }

  /** Known values by city/extent/variable/year, or city/district/extent/variable/year. */
  Map<String, double[]> truth() throws IOException {
    Map<String, double[]> truth = new TreeMap<>();
    for (String[] c : rows("truth/measures.csv")) {
      truth.put(
          String.join("/", Arrays.asList(c).subList(0, 4)),
          new double[] {Double.parseDouble(c[4]), Double.parseDouble(c[5])});
    }
    for (String[] c : rows("truth/districts.csv")) {
      truth.put(
          String.join("/", c[0], c[2], c[3], c[4], c[5]),
          new double[] {Double.parseDouble(c[6]), Double.parseDouble(c[7])});
    }
    return truth;
  }

  private List<String[]> rows(String csv) throws IOException {
    return Files.readAllLines(folder.resolve(csv)).stream()
        .skip(1)
        .map(line -> line.split(","))
        .toList();
  }
}

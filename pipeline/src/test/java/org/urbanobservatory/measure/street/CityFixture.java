package org.urbanobservatory.measure.street;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;

/** A real city in metres: streets of an extract and a boundary of a GeoJSON file. */
final class CityFixture {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final TransverseMercator projection;

  CityFixture(TransverseMercator projection) {
    this.projection = projection;
  }

  List<StreetWay> streets(Path pbf, OsmRegion region, StreetTable table) {
    return streets(
        OsmExtract.read(ByteSource.of(pbf), List.of(region), OsmSelection.highways())
            .regions()
            .get(0)
            .ways(),
        table);
  }

  List<StreetWay> streets(List<OsmWay> ways, StreetTable table) {
    var streets = new ArrayList<StreetWay>();
    for (OsmWay way : ways) {
      var x = new double[way.lon().length];
      var y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double[] p = projection.project(way.lon()[i], way.lat()[i]);
        x[i] = p[0];
        y[i] = p[1];
      }
      table.findStreet(way.id(), way.tags(), way.nodeIds(), x, y).ifPresent(streets::add);
    }
    return streets;
  }

  /** The polygon of the first feature. */
  Geometry boundary(Path geojson) throws IOException {
    JsonNode geometry =
        new ObjectMapper().readTree(geojson.toFile()).get("features").get(0).get("geometry");
    var polygons = new ArrayList<Polygon>();
    if (geometry.get("type").asText().equals("Polygon")) {
      polygons.add(polygon(geometry.get("coordinates")));
    } else {
      geometry.get("coordinates").forEach(p -> polygons.add(polygon(p)));
    }
    return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private Polygon polygon(JsonNode rings) {
    var holes = new ArrayList<LinearRing>();
    for (int r = 1; r < rings.size(); r++) {
      holes.add(ring(rings.get(r)));
    }
    return GEOMETRIES.createPolygon(ring(rings.get(0)), holes.toArray(LinearRing[]::new));
  }

  private LinearRing ring(JsonNode points) {
    var line = new Coordinate[points.size()];
    for (int i = 0; i < line.length; i++) {
      double[] p =
          projection.project(points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
      line[i] = new Coordinate(p[0], p[1]);
    }
    return GEOMETRIES.createLinearRing(line);
  }
}

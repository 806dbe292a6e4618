package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.transit.Capacity;
import org.urbanobservatory.measure.transit.TransitStop;
import org.urbanobservatory.measure.transit.TransitTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.PointCheck;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Reads a vector layer with a column of capacity: points and areas are stops at their middle. A
 * line is the route of vehicles without fixed stops, paratransit for example: people board anywhere
 * along it (SDG metadata of 11.2.1), so it is a stop every so many metres.
 */
final class StopLayer {
  private final CityContext city;
  private final TransitTable table;
  private final double spacingM;

  StopLayer(CityContext city, TransitTable table, TransitSettings settings) {
    this.city = city;
    this.table = table;
    this.spacingM = settings.routeSpacingM();
  }

  /** The stops near the city; empty when the layer cannot be used. */
  Optional<StopReading.Found> read(SpatialInput input) {
    String column = input.option("class_column");
    if (column == null) {
      city.reads().nothing(input);
      city.reads().tell(input, noColumn(input));
      return Optional.empty();
    }
    List<Feature> features = city.vectors().features(input);
    if (features.isEmpty()) {
      return Optional.empty();
    }
    Reprojection toComputing = Reprojection.between(city.vectors().crs(input), city.frame().crs());
    var check = new PointCheck(city.frame(), city.vectors().crs(input));
    var stops = new ArrayList<TransitStop>();
    for (Feature feature : features) {
      String text = feature.text(column);
      Optional<Set<Capacity>> capacities = table.classes().find(text == null ? "" : text);
      Optional<PointCheck.Fault> misplaced = check.find(feature.geometry());
      if (capacities.isEmpty()) {
        city.reads().refuse(input, unknownClass(input, feature, text));
      } else if (misplaced.isPresent()) {
        city.reads().refuse(input, misplaced(input, feature, misplaced.get()));
      } else {
        add(input, feature, toComputing.densified(feature.geometry()), capacities.get(), stops);
      }
    }
    String refused = city.reads().refusals(input).told("stops");
    return Optional.of(new StopReading.Found(stops, service(input, features), refused));
  }

  private String service(SpatialInput input, List<Feature> features) {
    String layer = input.id() + " of " + input.year();
    return features.stream().anyMatch(f -> f.geometry().getDimension() == 1)
        ? "%s, routes as a stop every %s m".formatted(layer, AccessPlan.metres(spacingM))
        : layer;
  }

  private void add(
      SpatialInput input,
      Feature feature,
      Geometry geometry,
      Set<Capacity> capacities,
      List<TransitStop> stops) {
    Envelope near = city.near();
    for (Coordinate at : boardings(geometry)) {
      if (near.contains(at)) {
        String id = String.valueOf(feature.index());
        stops.add(new TransitStop(id, at.x, at.y, capacities, input.id()));
      }
    }
  }

  private List<Coordinate> boardings(Geometry geometry) {
    if (geometry.getDimension() != 1) {
      return List.of(geometry.getCentroid().getCoordinate());
    }
    var boardings = new ArrayList<Coordinate>();
    for (int n = 0; n < geometry.getNumGeometries(); n++) {
      var route = new LengthIndexedLine(geometry.getGeometryN(n));
      int steps = Math.max(1, (int) Math.ceil(route.getEndIndex() / spacingM));
      for (int i = 0; i <= steps; i++) {
        boardings.add(route.extractPoint(route.getEndIndex() * i / steps));
      }
    }
    return boardings;
  }

  private static Issue noColumn(SpatialInput input) {
    return Issue.rejected(
        "missing_column",
        input.id(),
        null,
        "Cannot use stops of %s: the configuration names no class_column; name the column that holds low or high"
            .formatted(input.id()));
  }

  private static Issue misplaced(SpatialInput input, Feature feature, PointCheck.Fault fault) {
    return Issue.rejected(
        "stop_" + fault.code(),
        input.id(),
        "feature " + feature.index(),
        "Invalid stop: feature %d of %s %s; correct its position or its CRS"
            .formatted(feature.index(), input.id(), fault.why()));
  }

  private static Issue unknownClass(SpatialInput input, Feature feature, String text) {
    return Issue.rejected(
            "unknown_transit_class",
            input.id(),
            "feature " + feature.index(),
            "Invalid class of stop: feature %d of %s has '%s' in column %s, which is no class of transit.yaml; write low or high"
                .formatted(feature.index(), input.id(), text, input.option("class_column")))
        .about(input.option("class_column"), text);
  }
}

package org.urbanobservatory.step.city;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.osm.OsmArea;
import org.urbanobservatory.source.osm.OsmAreas;
import org.urbanobservatory.source.osm.OsmFeatures;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Reads the areas of one kind near one city from each input; a fault of an input costs its own
 * areas.
 *
 * @param <T> an area
 */
final class AreaInputs<T> {
  private final CityContext city;
  private final AreaReading<T> reading;

  /**
   * What one input gave.
   *
   * @param areas in the computing CRS, in the order of the input
   * @param reason why nothing can be said of them, null when it can
   * @param refusals what of the input is refused
   */
  record Read<T>(List<T> areas, String reason, Refusals refusals) {}

  AreaInputs(CityContext city, AreaReading<T> reading) {
    this.city = city;
    this.reading = reading;
  }

  Read<T> read(SpatialInput input) {
    return input.isOsm() ? extract(input) : layer(input);
  }

  private Read<T> extract(SpatialInput input) {
    Optional<IngestedFeatures> found =
        city.ingested(reading.kind(), input.year()).stream()
            .filter(i -> i.input().equals(input.id()))
            .findFirst();
    if (found.isEmpty()) {
      // Why is said of the file, once.
      return absent(reading.unusable());
    }
    IngestedFeatures features = found.get();
    if (reading.rule().isFiltered(features.tagCounts())) {
      city.add(filtered(input, features.tagCounts()));
      return absent(reading.notInExtract());
    }
    if (features.nodes().isEmpty() && features.ways().isEmpty() && features.relations().isEmpty()) {
      return absent(reading.missesCity());
    }
    return areas(input, features);
  }

  private Read<T> areas(SpatialInput input, IngestedFeatures features) {
    OsmAreas found =
        OsmAreas.of(
            input.id(),
            new OsmFeatures(null, List.of(), features.ways(), features.relations()),
            reading::isWanted);
    found.issues().forEach(city::add);
    // The file was counted when it was read; here some of its elements are refused after all.
    count(input, 0, 0, found.rejected());
    Reprojection toComputing = city.frame().fromLonLat();
    var areas = new ArrayList<T>();
    for (OsmArea area : found.areas()) {
      areas.add(reading.ofTags(area.element(), area.tags(), toComputing.densified(area.lonLat())));
    }
    long refused = found.rejected();
    return new Read<>(areas, null, new Refusals(refused, areas.size() + refused));
  }

  private Read<T> layer(SpatialInput input) {
    Optional<String> column = reading.findMissingColumn(input);
    if (column.isPresent()) {
      city.add(noColumn(input, column.get()));
      count(input, 0, 0, 0);
      return absent(reading.unusable());
    }
    try {
      return features(input);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // An input that its reader or its CRS makes useless costs its own values alone.
      city.add(input.unreadable(city.place(), e));
      return absent(reading.unusable());
    }
  }

  private Read<T> features(SpatialInput input) {
    List<Feature> features = city.vectors().features(input);
    Reprojection toComputing = Reprojection.between(city.vectors().crs(input), city.frame().crs());
    var areas = new ArrayList<T>();
    long refused = 0;
    for (Feature feature : features) {
      Geometry geometry = toComputing.densified(feature.geometry());
      if (city.near().intersects(geometry.getEnvelopeInternal())) {
        Optional<T> area = find(input, feature, geometry);
        area.ifPresent(areas::add);
        refused += area.isPresent() ? 0 : 1;
      }
    }
    countLayer(input, refused);
    if (features.isEmpty()) {
      return absent(reading.unusable());
    }
    if (areas.isEmpty()) {
      return absent(refused > 0 ? reading.unusable() : reading.missesCity());
    }
    return new Read<>(areas, null, refusals(input, refused));
  }

  /** Of the whole file, and of what is near the city. */
  private Refusals refusals(SpatialInput input, long refused) {
    return city.vectors()
        .findCounts(input)
        .map(c -> new Refusals(c.rejected() + refused, c.read()))
        .orElse(Refusals.NONE);
  }

  private Optional<T> find(SpatialInput input, Feature feature, Geometry geometry) {
    if (geometry.getDimension() != 2) {
      city.add(noArea(input, feature));
      return Optional.empty();
    }
    try {
      return Optional.of(reading.ofFeature(
              input, feature, PolygonRepair.valid(input, at(feature), geometry, city::add)));
    } catch (IllegalArgumentException e) {
      city.add(
          Issue.rejected(
              "invalid_" + reading.noun().replace(' ', '_'),
              input.id(),
              at(feature),
              e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * A file that several cities share is counted by the first, what is refused near each by each.
   */
  private void countLayer(SpatialInput input, long refused) {
    boolean isFirst =
        !input.isShared()
            || input.cities().isEmpty()
            || input.cities().get(0).equals(city.place().cityId());
    var counts =
        city.vectors()
            .findCounts(input)
            .filter(c -> isFirst)
            .orElse(new CityVectors.InputCounts(0, 0));
    if (input.isShared()) {
      String cityId = city.place().cityId();
      city.emitted().addShared(input.summary(cityId, counts.read(), counts.rejected()));
      count(input, 0, 0, refused);
    } else {
      count(input, counts.read(), counts.rejected(), refused);
    }
  }

  private void count(SpatialInput input, long read, long rejected, long refused) {
    city.emitted().add(input.summary(city.place().cityId(), read, rejected).refusing(refused));
  }

  private Read<T> absent(String reason) {
    return new Read<>(List.of(), reason, Refusals.NONE);
  }

  private static String at(Feature feature) {
    return "feature " + feature.index();
  }

  private Issue filtered(SpatialInput input, Map<String, Long> tagCounts) {
    return refused(
        input,
        reading.notInExtract(),
        "Invalid extract: %s holds %s in all, so its %s was filtered out; what %s has of it is unknown. Use an unfiltered extract, or a layer of polygons"
            .formatted(
                input.id(), reading.rule().evidence(tagCounts), reading.noun(), city.place()));
  }

  private Issue noColumn(SpatialInput input, String column) {
    return refused(
        input,
        "missing_column",
        "Cannot use %s of %s: the configuration names no %s; name the column that holds the class"
            .formatted(reading.noun(), input.id(), column));
  }

  private Issue noArea(SpatialInput input, Feature feature) {
    return Issue.rejected(
        "not_an_area",
        input.id(),
        at(feature),
        "Invalid %s: feature %d of %s is a %s; draw it as a polygon"
            .formatted(
                reading.noun(), feature.index(), input.id(), feature.geometry().getGeometryType()));
  }

  /** An input that cannot be used: an error where the city needs it. */
  static Issue refused(SpatialInput input, String code, String message) {
    return input.required()
        ? Issue.error(code, input.id(), null, message)
        : Issue.rejected(code, input.id(), null, message);
  }
}

package org.urbanobservatory.step.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.osm.CannotReadOsmException;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmFeatures;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;

/**
 * Phase 1, ingest: extracts of OpenStreetMap and files of street lines become the features near
 * each city. A file that many cities share is read once.
 */
public final class IngestFeatures {
  private IngestFeatures() {}

  /** Reads each file in a task of its own. */
  public static Dataset<IngestedFeatures> read(SparkSession spark, List<FeaturesTask> tasks) {
    return spark
        .createDataset(tasks, Encoders.javaSerialization(FeaturesTask.class))
        .repartition(Math.max(1, tasks.size()))
        .flatMap((FlatMapFunction<FeaturesTask, IngestedFeatures>) IngestFeatures::read, encoder());
  }

  /** What is to be said of the files: an emission of {@code issues} and {@code inputs}. */
  public static Dataset<Row> emit(Dataset<IngestedFeatures> ingested) {
    return ingested.flatMap(
        (FlatMapFunction<IngestedFeatures, Row>) IngestFeatures::emitted, Emission.encoder());
  }

  static Encoder<IngestedFeatures> encoder() {
    return Encoders.javaSerialization(IngestedFeatures.class);
  }

  private static Iterator<Row> emitted(IngestedFeatures streets) {
    var emitted = new Emissions();
    emitted.addIssues(streets.issues());
    streets.summaries().forEach(s -> emitted.add(s));
    return emitted.iterator();
  }

  public static Iterator<IngestedFeatures> read(FeaturesTask task) {
    try {
      return task.bytes().fileName().toLowerCase(Locale.ROOT).endsWith(".pbf")
          ? readOsm(task).iterator()
          : StreetLines.read(task).iterator();
    } catch (CannotReadOsmException e) {
      return refused(task, e.getMessage()).iterator();
    } catch (RuntimeException e) {
      // Bytes of the world can surprise any reader; the other inputs go on.
      String message = "Cannot read %s: %s; fetch the file again";
      return refused(task, message.formatted(task.path(), e)).iterator();
    }
  }

  static List<IngestedFeatures> refused(FeaturesTask task, String message) {
    Issue issue =
        Issue.error("unreadable_file", task.input().id(), task.bytes().fileName(), message);
    return List.of(IngestedFeatures.ofFile(task, List.of(issue), summary(task, 0, 0)));
  }

  static InputSummary summary(FeaturesTask task, long read, long rejected) {
    SpatialInput input = task.input();
    return new InputSummary(
        input.id(),
        input.kind().name().toLowerCase(Locale.ROOT),
        task.path(),
        task.bytes().exists() ? task.bytes().sha256() : null,
        read,
        read - rejected,
        rejected,
        String.valueOf(input.year()),
        input.source(),
        input.licence());
  }

  private static List<IngestedFeatures> readOsm(FeaturesTask task) {
    List<OsmRegion> regions = task.cities().stream().map(IngestFeatures::region).toList();
    OsmExtract extract =
        OsmExtract.read(task.input().id(), task.bytes(), regions, selection(task.input()));
    var ingested = new ArrayList<IngestedFeatures>();
    for (FeaturesTask.CityEnvelope city : task.cities()) {
      OsmFeatures features = extract.region(Emissions.key(city.place()));
      ingested.add(
          IngestedFeatures.of(city.place(), task.input(), features, extract.counts().tags()));
    }
    var issues = new ArrayList<>(extract.issues());
    switch (task.input().kind()) {
      case STREETS -> issues.addAll(ExtractCheck.issues(task.input().id(), extract));
      case OPEN_SPACES, LAND_USE ->
          issues.addAll(ExtractCheck.endsEarly(task.input().id(), extract));
      default -> {
        // Points of other kinds are looked for where they are.
      }
    }
    ingested.add(
        IngestedFeatures.ofFile(
            task, issues, summary(task, extract.counts().read(), extract.counts().rejected())));
    return ingested;
  }

  private static OsmSelection selection(SpatialInput input) {
    return switch (input.kind()) {
      case STREETS -> OsmSelection.highways();
      case FACILITIES -> tagged(input.list("tags"));
      case TRANSIT -> stops();
      case OPEN_SPACES ->
          OsmSelection.everything().counting(OpenSpaceTables.extractRule().countedTags());
      case LAND_USE ->
          OsmSelection.everything().counting(LandUseTables.extractRule().countedTags());
      default -> OsmSelection.everything();
    };
  }

  /** Keys of stops; streets beside them are left out. */
  private static OsmSelection stops() {
    Set<String> keys = Set.of("public_transport", "railway", "amenity", "aerialway");
    var ofNodes = new java.util.TreeSet<>(keys);
    ofNodes.add("highway");
    return new OsmSelection(ofNodes, keys, keys, Set.of("public_transport", "highway=bus_stop"));
  }

  /** Without tags in the configuration every amenity is meant. */
  private static OsmSelection tagged(List<String> tags) {
    Set<String> keys =
        (tags.isEmpty() ? List.of("amenity") : tags)
            .stream().map(tag -> tag.split("=")[0].strip()).collect(Collectors.toSet());
    return new OsmSelection(keys, keys, keys, Set.of());
  }

  static OsmRegion region(FeaturesTask.CityEnvelope city) {
    Envelope e = city.lonLat();
    return new OsmRegion(
        Emissions.key(city.place()), e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY());
  }
}

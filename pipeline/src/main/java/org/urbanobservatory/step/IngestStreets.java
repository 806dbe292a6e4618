package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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
import org.urbanobservatory.table.Rows;

/**
 * Phase 1, ingest: files of streets become the ways near each city. A file that many cities share
 * is read once.
 */
public final class IngestStreets {
  private IngestStreets() {}

  /** Reads each file in a task of its own. */
  public static Dataset<IngestedStreets> read(SparkSession spark, List<StreetsTask> tasks) {
    return spark
        .createDataset(tasks, Encoders.javaSerialization(StreetsTask.class))
        .repartition(Math.max(1, tasks.size()))
        .flatMap((FlatMapFunction<StreetsTask, IngestedStreets>) IngestStreets::read, encoder());
  }

  /** What is to be said of the files: an emission of {@code issues} and {@code inputs}. */
  public static Dataset<Row> emit(Dataset<IngestedStreets> ingested) {
    return ingested.flatMap(
        (FlatMapFunction<IngestedStreets, Row>) IngestStreets::emitted, Emission.encoder());
  }

  static Encoder<IngestedStreets> encoder() {
    return Encoders.javaSerialization(IngestedStreets.class);
  }

  private static Iterator<Row> emitted(IngestedStreets streets) {
    var emitted = new Emissions();
    emitted.addIssues(streets.issues());
    streets.summaries().forEach(s -> emitted.add("inputs", Rows.of(s)));
    return emitted.iterator();
  }

  private static Iterator<IngestedStreets> read(StreetsTask task) {
    try {
      return task.bytes().fileName().toLowerCase(Locale.ROOT).endsWith(".pbf")
          ? readOsm(task).iterator()
          : StreetLines.read(task).iterator();
    } catch (CannotReadOsmException e) {
      return refused(task, e.getMessage()).iterator();
    } catch (RuntimeException e) {
      // Bytes of the world can surprise any reader; the other inputs go on.
      String message = "Cannot read streets %s: %s; fetch the file again";
      return refused(task, message.formatted(task.path(), e)).iterator();
    }
  }

  static List<IngestedStreets> refused(StreetsTask task, String message) {
    Issue issue =
        Issue.error("unreadable_file", task.input().id(), task.bytes().fileName(), message);
    return List.of(IngestedStreets.ofFile(task.input(), List.of(issue), summary(task, 0, 0)));
  }

  static InputSummary summary(StreetsTask task, long read, long rejected) {
    SpatialInput input = task.input();
    return new InputSummary(
        input.id(),
        "streets",
        task.path(),
        task.bytes().exists() ? task.bytes().sha256() : null,
        read,
        read - rejected,
        rejected,
        String.valueOf(input.year()),
        input.source(),
        input.licence());
  }

  private static List<IngestedStreets> readOsm(StreetsTask task) {
    List<OsmRegion> regions = task.cities().stream().map(IngestStreets::region).toList();
    OsmExtract extract =
        OsmExtract.read(task.input().id(), task.bytes(), regions, OsmSelection.highways());
    var ingested = new ArrayList<IngestedStreets>();
    for (StreetsTask.CityEnvelope city : task.cities()) {
      OsmFeatures features = extract.region(Emissions.key(city.place()));
      ingested.add(IngestedStreets.of(city.place(), task.input(), features.ways()));
    }
    var issues = new ArrayList<>(extract.issues());
    issues.addAll(ExtractCheck.issues(task.input().id(), extract));
    ingested.add(
        IngestedStreets.ofFile(
            task.input(),
            issues,
            summary(task, extract.counts().read(), extract.counts().rejected())));
    return ingested;
  }

  static OsmRegion region(StreetsTask.CityEnvelope city) {
    Envelope e = city.lonLat();
    return new OsmRegion(
        Emissions.key(city.place()), e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY());
  }
}

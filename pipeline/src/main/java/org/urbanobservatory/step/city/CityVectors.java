package org.urbanobservatory.step.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.source.tabular.PointTable;
import org.urbanobservatory.source.tabular.PointTableReader;
import org.urbanobservatory.source.tabular.PointTableSettings;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The vector files of one city, each read once. */
public final class CityVectors {
  /** Metres around the boundary in which people are kept, so that border zones are whole. */
  private static final double MARGIN_M = 5000;

  private final CityFrame frame;
  private final Map<String, VectorRead> files = new HashMap<>();
  private final CityReads reads;
  private double reachM;

  /** From now on people are kept so far beyond the boundary, in metres. */
  void reach(double metres) {
    reachM = Math.max(reachM, metres);
  }

  CityVectors(CityFrame frame, CityReads reads) {
    this.frame = frame;
    this.reads = reads;
    this.reachM = frame.reachM();
  }

  public List<Feature> features(SpatialInput input) {
    return file(input).features();
  }

  public Crs crs(SpatialInput input) {
    Crs crs = file(input).crs();
    return crs == null ? Crs.CRS84 : crs;
  }

  /** Whether the file is refused; an issue says why. */
  public boolean isRefused(SpatialInput input) {
    return file(input).isRefused();
  }

  /** Whether the file was read, and is refused. */
  boolean isKnownRefused(SpatialInput input) {
    return files.containsKey(input.id()) && files.get(input.id()).isRefused();
  }

  /** People in zones or at points near the city. */
  Optional<PopulationSurface> people(SpatialInput input) {
    return input.uri().matches("(?i).*\\.(csv|tsv|txt)") ? pointTable(input) : zones(input);
  }

  private Optional<PopulationSurface> pointTable(SpatialInput input) {
    var settings =
        PointTableSettings.ofCounts(
            input.id(), input.option("x"), input.option("y"), input.option("column"));
    PointTable table = PointTableReader.read(input.bytesFor(frame.place().cityId()), settings);
    table.issues().forEach(issue -> reads.tell(input, issue));
    reads.rows(input, table.read(), table.rejected());
    var features = new PeopleFeatures(frame, input, Crs.of(input.option("crs")), reads);
    table.points().forEach(point -> features.add(point, near()));
    return Optional.of(features.surface());
  }

  private Optional<PopulationSurface> zones(SpatialInput input) {
    List<Feature> all = features(input);
    var features = new PeopleFeatures(frame, input, crs(input), reads);
    boolean areAreas = all.stream().anyMatch(f -> f.geometry().getDimension() == 2);
    all.forEach(feature -> features.add(feature, areAreas ? 2 : 0, near()));
    return Optional.of(features.surface());
  }

  private VectorRead file(SpatialInput input) {
    VectorRead read = files.get(input.id());
    if (read == null) {
      read = VectorReader.read(input.bytesFor(frame.place().cityId()), settings(input));
      read.issues().forEach(issue -> reads.tell(input, issue));
      reads.rows(input, read.read(), read.rejected());
      files.put(input.id(), read);
    }
    return read;
  }

  private static VectorSettings settings(SpatialInput input) {
    VectorSettings settings = VectorSettings.detected(input.id()).withLayer(input.option("layer"));
    String crs = input.option("crs");
    return crs == null ? settings : settings.withCrs(Crs.of(crs));
  }

  private Envelope near() {
    Envelope near = new Envelope(frame.boundary().getEnvelopeInternal());
    near.expandBy(MARGIN_M + reachM);
    return near;
  }
}

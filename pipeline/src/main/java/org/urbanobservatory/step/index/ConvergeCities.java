package org.urbanobservatory.step.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.panel.PlaceSeries;
import org.urbanobservatory.index.panel.Series;
import org.urbanobservatory.index.panel.SeriesKey;
import org.urbanobservatory.index.panel.SeriesPoint;
import org.urbanobservatory.index.panel.SetConvergence;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import scala.Tuple2;

/** Phase 6, aggregate, over the years: whether the cities of a release converge. */
public final class ConvergeCities {
  private static final String SEPARATOR = "\t";

  private ConvergeCities() {}

  /**
   * Convergence of every series, among all cities and among those of each country.
   *
   * <ol>
   *   <li>make the series of each city, and keep the part after its last break
   *   <li>group by series
   *   <li>compare the cities of each set
   * </ol>
   *
   * @param rows an emission of {@code indicator_values} and {@code scores} of all cities
   * @return an emission of {@code convergence}
   */
  public static Dataset<Row> emit(Dataset<Row> rows, TrendCities.Plan plan) {
    return Emissions.byPlace(rows)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Tuple2<String, byte[]>>)
                (city, emitted) ->
                    TrendCities.series(Emissions.place(city), emitted, plan).stream()
                        .map(series -> new Tuple2<>(text(series.key()), packed(series)))
                        .iterator(),
            Encoders.tuple(Encoders.STRING(), Encoders.BINARY()))
        .groupByKey((MapFunction<Tuple2<String, byte[]>, String>) Tuple2::_1, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Tuple2<String, byte[]>, Row>) ConvergeCities::compare,
            Emission.encoder());
  }

  /** Rows of {@code convergence} of the series of one key, each of another city. */
  public static List<Row> rows(List<PlaceSeries> series) {
    return SetConvergence.of(series).stream().map(PanelRows::of).toList();
  }

  private static Iterator<Row> compare(String key, Iterator<Tuple2<String, byte[]>> cities) {
    SeriesKey series = key(key);
    var places = new ArrayList<PlaceSeries>();
    cities.forEachRemaining(city -> places.add(unpacked(series, city._2())));
    var emitted = new Emissions();
    rows(places).forEach(row -> emitted.add("convergence", row));
    return emitted.iterator();
  }

  private static String text(SeriesKey key) {
    return key.edition() == null
        ? "value" + SEPARATOR + key.indicatorId() + SEPARATOR + key.extentId()
        : "score" + SEPARATOR + key.edition() + SEPARATOR + key.componentId();
  }

  private static SeriesKey key(String text) {
    String[] parts = text.split(SEPARATOR, 3);
    return parts[0].equals("value")
        ? SeriesKey.ofValues(parts[1], parts[2])
        : SeriesKey.ofScores(parts[1], parts[2]);
  }

  /** The part after the last break: what is compared. */
  private static byte[] packed(PlaceSeries series) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(Emissions.key(series.place()));
      out.writeUTF(series.unit());
      List<SeriesPoint> points = series.series().latestPart().points();
      out.writeInt(points.size());
      for (SeriesPoint point : points) {
        out.writeInt(point.year());
        out.writeDouble(point.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static PlaceSeries unpacked(SeriesKey key, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Place place = Emissions.place(in.readUTF());
      String unit = in.readUTF();
      int size = in.readInt();
      var points = new ArrayList<SeriesPoint>(size);
      for (int i = 0; i < size; i++) {
        points.add(new SeriesPoint(in.readInt(), in.readDouble(), null));
      }
      return new PlaceSeries(place, key, unit, new Series(points));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.urbanobservatory.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.measure.transit.HeadwayRule;
import org.urbanobservatory.measure.transit.RouteTypes;
import org.urbanobservatory.measure.transit.ServedStops;
import org.urbanobservatory.measure.transit.ServiceFilter;
import org.urbanobservatory.measure.transit.TimeWindow;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.gtfs.GtfsReader;
import org.urbanobservatory.step.ingest.TransitTables;
import org.urbanobservatory.timetable.Timetable;

/** The buses of Porto Alegre: 130,000 stop times from the zip file to the stops that count. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TransitBenchmark {
  private static final LocalDate DAY = LocalDate.of(2019, 4, 16);

  private final RouteTypes types = TransitTables.load().routeTypes();
  private ByteSource feed;
  private Timetable timetable;

  /** Reads the feed once for the measurements that start from it. */
  @Setup
  public void read() {
    feed = ByteSource.of(SharedFiles.file("porto-alegre/poa_eptc.zip"));
    timetable = GtfsReader.read("bus", feed).findTimetable().orElseThrow();
  }

  /** Every row checked, every reference resolved, calls in flat arrays. */
  @Benchmark
  public int feedToTimetable() {
    return GtfsReader.read("bus", feed).findTimetable().orElseThrow().calls().size();
  }

  /** Stops with a departure at least every 20 minutes between 13:00 and 15:00. */
  @Benchmark
  public int frequentStops() {
    var rule = new HeadwayRule(20 * 60, TimeWindow.ofHours(13, 15));
    return ServedStops.of(timetable, types, "bus", new ServiceFilter.Frequent(DAY, rule))
        .stops()
        .size();
  }

  /** The straightforward way: stop times as rows of text in maps, then the set of their stops. */
  @Benchmark
  public int feedToRowsOfText() throws IOException {
    try (ZipFile zip = new ZipFile(feed.localPath().toFile());
        var reader =
            new BufferedReader(
                new InputStreamReader(
                    zip.getInputStream(zip.getEntry("stop_times.txt")), StandardCharsets.UTF_8))) {
      String[] header = reader.readLine().split(",");
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], cells[i]);
        }
        rows.add(row);
      }
      Set<String> stops = new HashSet<>();
      rows.forEach(row -> stops.add(row.get("stop_id")));
      return stops.size();
    }
  }
}

package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.urbanobservatory.source.ByteSource;

/**
 * A small feed made for a test: two stops, a bus and a train; tables can be replaced or removed.
 */
public final class FeedFile {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public static FeedFile small() {
    return new FeedFile()
        .with("agency.txt", "agency_id,agency_name", "A,Operator")
        .with(
            "stops.txt",
            "stop_id,stop_lat,stop_lon",
            "north,10.02,20.0",
            "south,10.00,20.0",
            "east,10.01,20.01",
            "west,10.01,19.99")
        .with("routes.txt", "route_id,route_short_name,route_type", "bus,1,3", "train,S,2")
        .with(
            "trips.txt",
            "route_id,service_id,trip_id",
            "bus,daily,bus1",
            "bus,daily,bus2",
            "train,weekend,train1")
        .with(
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
            "bus1,07:00:00,07:00:00,north,1",
            "bus1,07:10:00,07:10:00,south,2",
            "bus2,24:50:00,24:50:00,south,1",
            "bus2,25:10:00,25:10:00,north,2",
            "train1,08:00:00,08:00:00,east,1",
            "train1,08:30:00,08:30:00,south,2")
        .with(
            "calendar.txt",
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
            "daily,1,1,1,1,1,1,1,20240101,20240630",
            "weekend,0,0,0,0,0,1,1,20240101,20240630");
  }

  public FeedFile with(String name, String... lines) {
    return with(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public FeedFile with(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  public FeedFile without(String name) {
    entries.remove(name);
    return this;
  }

  public String text(String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  /** The same tables with a folder before each name. */
  public FeedFile inFolder(String folder) {
    FeedFile nested = new FeedFile();
    entries.forEach((name, bytes) -> nested.with(folder + "/" + name, bytes));
    return nested;
  }

  public GtfsRead read(Path folder) {
    return GtfsReader.read("feed", ByteSource.of(write(folder)));
  }

  public Path write(Path folder) {
    Path path = folder.resolve("feed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }
}

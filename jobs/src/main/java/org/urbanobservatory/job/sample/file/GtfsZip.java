package org.urbanobservatory.job.sample.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.urbanobservatory.job.sample.city.City;

/**
 * The timetable feed of a country: buses and trams by frequency, trains by departure. Entries are
 * stored with a fixed time; each is produced twice, first for its checksum, so that no table is
 * held in memory.
 */
public final class GtfsZip {
  private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

  private final String countryCode;
  private final List<CityTransit> cities;

  private GtfsZip(String countryCode, List<CityTransit> cities) {
    this.countryCode = countryCode;
    this.cities = cities;
  }

  /** One table of the feed. */
  private interface Table {
    void write(Writer out) throws IOException;
  }

  /** Lines of one city. */
  private interface Lines {
    List<String> of(CityTransit city);
  }

  public static void write(Path path, String countryCode, List<City> cities) throws IOException {
    GtfsZip feed = new GtfsZip(countryCode, cities.stream().map(CityTransit::new).toList());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      feed.tables(zip);
    }
  }

  private void tables(ZipOutputStream zip) throws IOException {
    put(zip, "agency.txt", fixed(agency()));
    put(zip, "feed_info.txt", fixed(feedInfo()));
    put(zip, "calendar.txt", fixed(CityTransit.CALENDAR));
    put(zip, "calendar_dates.txt", fixed(CityTransit.CALENDAR_DATES));
    put(zip, "stops.txt", lines(CityTransit.STOPS, CityTransit::stops));
    put(zip, "routes.txt", lines(CityTransit.ROUTES, CityTransit::routes));
    put(zip, "trips.txt", lines(CityTransit.TRIPS, CityTransit::trips));
    put(zip, "stop_times.txt", lines(CityTransit.STOP_TIMES, CityTransit::stopTimes));
    put(zip, "frequencies.txt", lines(CityTransit.FREQUENCIES, CityTransit::frequencies));
  }

  private String agency() {
    return """
        agency_id,agency_name,agency_url,agency_timezone
        %1$s,Transit of %1$s,https://example.org/%1$s,Etc/UTC
        """
        .formatted(countryCode);
  }

  private static String feedInfo() {
    return """
        feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date
        Sample observatory,https://example.org/,en,20200101,20201231
        """;
  }

  private static Table fixed(String text) {
    return out -> out.write(text);
  }

  private Table lines(String header, Lines lines) {
    return out -> {
      out.write(header);
      for (CityTransit city : cities) {
        for (String line : lines.of(city)) {
          out.write(line);
          out.write("\n");
        }
      }
    };
  }

  private static void put(ZipOutputStream zip, String name, Table table) throws IOException {
    CountingSink sink = new CountingSink();
    CheckedOutputStream checked = new CheckedOutputStream(sink, new CRC32());
    writeTo(checked, table);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(sink.count);
    entry.setCrc(checked.getChecksum().getValue());
    zip.putNextEntry(entry);
    writeTo(zip, table);
    zip.closeEntry();
  }

  private static void writeTo(OutputStream out, Table table) {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      table.write(writer);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write feed: " + e.getMessage(), e);
    }
  }

  /** Counts bytes and forgets them. */
  private static final class CountingSink extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}

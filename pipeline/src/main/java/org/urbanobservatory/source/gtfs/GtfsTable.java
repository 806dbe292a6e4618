package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.RawRecords;

/**
 * One table of a feed. Bytes are read one character each, so that a wrong encoding never merges two
 * ids and millions of rows are split without decoding; the cells that are used are decoded.
 */
final class GtfsTable {
  /** The columns that other tables name rows by. */
  private static final Map<String, String> IDS =
      Map.of(
          "stops.txt", "stop_id",
          "trips.txt", "trip_id",
          "routes.txt", "route_id",
          "calendar.txt", "service_id");

  private final GtfsArchive archive;
  private final String file;
  private final Optional<ZipEntry> entry;
  private final GtfsLog log;

  GtfsTable(GtfsArchive archive, String file, GtfsLog log) throws Fault {
    this.archive = archive;
    this.file = file;
    this.entry = archive.find(file);
    this.log = log;
  }

  /** What is done with each row. */
  interface RowReader {
    /**
     * @throws Fault when the row is refused
     */
    void read(GtfsRow row) throws Fault;
  }

  boolean isPresent() {
    return entry.isPresent();
  }

  String file() {
    return file;
  }

  /**
   * Hands every row to the reader, in file order. A table that is absent has no row.
   *
   * @throws Fault when a required column is missing or the table is no text
   */
  void forEach(RowReader reader, String... required) throws IOException, Fault {
    if (entry.isPresent()) {
      log.begin(file);
      try (Reader in = new ByteReader(archive.open(entry.get()));
          RawRecords records = new RawRecords(in, ',')) {
        visit(records, reader, required);
      }
    }
  }

  /**
   * Reads the header alone.
   *
   * @throws Fault when a required column is missing or the table is no text
   */
  void requireColumns(String... required) throws IOException, Fault {
    if (entry.isPresent()) {
      try (Reader in = new ByteReader(archive.open(entry.get()));
          RawRecords records = new RawRecords(in, ',')) {
        header(records, required);
      }
    }
  }

  private void visit(RawRecords records, RowReader reader, String... required)
      throws IOException, Fault {
    GtfsHeader header = header(records, required);
    for (RawRecords.Raw raw = records.next(); raw != null; raw = records.next()) {
      if (!raw.isBlank()) {
        visit(raw, header, reader);
      }
    }
  }

  private static GtfsHeader header(RawRecords records, String... required)
      throws IOException, Fault {
    RawRecords.Raw raw = records.next();
    while (raw != null && raw.isBlank()) {
      raw = records.next();
    }
    if (raw == null) {
      throw Fault.cannot("empty_file", "read", "the table holds no header and no row");
    }
    return header(raw, required);
  }

  private static GtfsHeader header(RawRecords.Raw raw, String... required) throws Fault {
    if (raw.fault() != null) {
      throw raw.fault();
    }
    GtfsHeader header = new GtfsHeader(raw.cells());
    for (String column : required) {
      header.require(column);
    }
    return header;
  }

  private void visit(RawRecords.Raw raw, GtfsHeader header, RowReader reader) {
    log.read(file);
    try {
      if (raw.fault() != null) {
        throw raw.fault();
      }
      reader.read(new GtfsRow(raw.line(), header, raw.cells()).checked());
    } catch (Fault fault) {
      reject(raw, header, fault);
    }
  }

  private void reject(RawRecords.Raw raw, GtfsHeader header, Fault fault) {
    int at = header.indexOf(IDS.getOrDefault(file, ""));
    if (at < 0 || at >= raw.cells().size() || fault.code().equals(Ids.DUPLICATE)) {
      log.reject(file, raw.line(), fault);
    } else {
      log.reject(file, raw.line(), GtfsText.of(raw.cells().get(at)), fault);
    }
  }
}

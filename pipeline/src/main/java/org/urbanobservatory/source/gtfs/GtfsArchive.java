package org.urbanobservatory.source.gtfs;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * The tables of a zip file, at its root or in its only folder. Nothing is unpacked to disk: an
 * archive on another file system is copied as it is, and its entries are streamed. An entry whose
 * name leaves the archive is never opened.
 */
final class GtfsArchive implements Closeable {
  /** A larger archive is no feed of a city or country. */
  static final long MAX_ARCHIVE_BYTES = 4L << 30;

  static final int MAX_ENTRIES = 10_000;

  private final ZipFile zip;
  private final Path copy;
  private final List<ZipEntry> tables;
  private final Set<String> unsafe;

  private GtfsArchive(ZipFile zip, Path copy) throws Fault {
    this.zip = zip;
    this.copy = copy;
    if (zip.size() > MAX_ENTRIES) {
      throw Fault.cannot(
          "archive_limit", "read", zip.size() + " entries, over " + MAX_ENTRIES + "; give a feed");
    }
    this.unsafe = new TreeSet<>();
    this.tables = tablesIn(zip, unsafe);
  }

  /**
   * @throws Fault when the file is missing, too large or no zip file
   */
  static GtfsArchive open(ByteSource source) throws IOException, Fault {
    requireReadable(source);
    Path copy = source.isLocal() ? null : copied(source);
    try {
      return opened(source, copy);
    } catch (IOException | Fault e) {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
      throw e;
    }
  }

  private static GtfsArchive opened(ByteSource source, Path copy) throws IOException, Fault {
    ZipFile zip = zip(copy == null ? source.localPath() : copy);
    try {
      return new GtfsArchive(zip, copy);
    } catch (Fault fault) {
      zip.close();
      throw fault;
    }
  }

  private static void requireReadable(ByteSource source) throws IOException, Fault {
    if (!source.exists()) {
      throw Fault.cannot(
          "missing_file", "read", source.uri() + " does not exist; correct the path of the input");
    }
    if (source.size() > MAX_ARCHIVE_BYTES) {
      throw Fault.cannot(
          "archive_limit", "read", source.size() + " bytes, over " + MAX_ARCHIVE_BYTES);
    }
  }

  private static Path copied(ByteSource source) throws IOException {
    Path copy = Files.createTempFile("gtfs", ".zip");
    try (InputStream in = source.open()) {
      Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static ZipFile zip(Path path) throws IOException, Fault {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw Fault.cannot(
          "not_a_zip",
          "read",
          "it is no whole zip file (" + e.getMessage() + "); download the feed again");
    }
  }

  private static List<ZipEntry> tablesIn(ZipFile zip, Set<String> unsafe) {
    List<ZipEntry> found = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (isUnsafe(entry.getName())) {
        unsafe.add(entry.getName());
      } else if (!entry.isDirectory() && !isHidden(entry.getName())) {
        found.add(entry);
      }
    }
    return found;
  }

  private static boolean isUnsafe(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || List.of(name.split("/")).contains("..");
  }

  private static boolean isHidden(String name) {
    return name.startsWith("__MACOSX/") || name.startsWith(".") || name.contains("/.");
  }

  /** Names of entries that point out of the archive, sorted. */
  Set<String> unsafe() {
    return unsafe;
  }

  /**
   * The entry of a table: at the root, else in the only folder that has one.
   *
   * @throws Fault when several folders have it
   */
  Optional<ZipEntry> find(String table) throws Fault {
    List<ZipEntry> named =
        tables.stream()
            .filter(e -> baseName(e.getName()).toLowerCase(Locale.ROOT).equals(table))
            .toList();
    Optional<ZipEntry> root = named.stream().filter(e -> e.getName().indexOf('/') < 0).findFirst();
    if (root.isEmpty() && named.size() > 1) {
      throw Fault.invalid(
          "ambiguous_table",
          "archive",
          "%s is there %d times, first as %s and %s; give one feed an archive"
              .formatted(table, named.size(), named.get(0).getName(), named.get(1).getName()));
    }
    return root.isPresent() ? root : named.stream().findFirst();
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The bytes of an entry behind its byte order mark, within the limits; the caller closes it. */
  InputStream open(ZipEntry entry) throws IOException {
    InputStream limited = new LimitedStream(zip.getInputStream(entry), entry);
    var in = new PushbackInputStream(new BufferedInputStream(limited, 1 << 16), 3);
    byte[] head = in.readNBytes(3);
    boolean isMark =
        head.length == 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF;
    if (!isMark) {
      in.unread(head);
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    zip.close();
    if (copy != null) {
      Files.deleteIfExists(copy);
    }
  }
}

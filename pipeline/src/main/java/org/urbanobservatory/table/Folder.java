package org.urbanobservatory.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.io.InputFile;

/**
 * A folder of outputs on a local disk or any Hadoop file system. Every path is relative to the
 * folder, with {@code /} between its names. Local disks are served without Hadoop, which would
 * leave {@code .crc} files beside each file and start a process to set its permissions.
 */
public interface Folder {

  /**
   * The folder at a place.
   *
   * @param uri a local path, or a URI with a scheme that Hadoop knows
   */
  static Folder of(String uri) {
    return LocalFolder.isLocal(uri) ? LocalFolder.of(uri) : new HadoopFolder(uri);
  }

  static Folder of(Path path) {
    return new LocalFolder(path);
  }

  /** The local path of the folder. Throws {@link UnsupportedOperationException} elsewhere. */
  Path localPath();

  boolean isLocal();

  /** The full name of a path, for a reader or a message. */
  String uri(String path);

  boolean exists(String path) throws IOException;

  long size(String path) throws IOException;

  /** The names directly in a folder, sorted; none where it does not exist. */
  List<String> names(String path) throws IOException;

  /** All files below a folder, relative to that folder, sorted; none where it does not exist. */
  List<String> files(String path) throws IOException;

  InputStream open(String path) throws IOException;

  InputFile inputFile(String path) throws IOException;

  /** Where to write a file that {@link #put} will bring to a path. Always a local file. */
  Path scratch(String path) throws IOException;

  /** Brings a finished scratch file to its path at one stroke, replacing what is there. */
  void put(Path scratch, String path) throws IOException;

  /** Writes a small file at one stroke, replacing what is there, and forces it to the disk. */
  void write(String path, byte[] content) throws IOException;

  /** Writes a small file only if there is none; false if there is one. */
  boolean create(String path, byte[] content) throws IOException;

  /** Renames a file or a folder; the new name must be free. */
  void move(String from, String to) throws IOException;

  /** Removes a file, or a folder with all that it holds; nothing happens where nothing is. */
  void delete(String path) throws IOException;
}

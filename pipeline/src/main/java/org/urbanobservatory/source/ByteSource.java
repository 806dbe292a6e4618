package org.urbanobservatory.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;

/**
 * The bytes of one input file, wherever it lies: a local disk or any Hadoop file system. Opened as
 * often as a reader needs; carries no open handle, so it travels to executors.
 *
 * @param uri a local path, or a URI with a scheme that Hadoop knows
 */
public record ByteSource(String uri) implements Serializable {

  public static ByteSource of(Path path) {
    return new ByteSource(path.toString());
  }

  /** A new stream from the first byte. The caller closes it. */
  public InputStream open() throws IOException {
    return isLocal() ? Files.newInputStream(localPath()) : hadoopOpen();
  }

  public boolean exists() {
    try {
      return isLocal()
          ? Files.isRegularFile(localPath())
          : hadoopPath().getFileSystem(conf()).exists(hadoopPath());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look up input " + uri + ": " + e.getMessage(), e);
    }
  }

  public long size() throws IOException {
    return isLocal()
        ? Files.size(localPath())
        : hadoopPath().getFileSystem(conf()).getFileStatus(hadoopPath()).getLen();
  }

  public String fileName() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  public boolean isLocal() {
    return !uri.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") || uri.startsWith("file:");
  }

  public Path localPath() {
    return Path.of(uri.startsWith("file:") ? java.net.URI.create(uri).getPath() : uri);
  }

  /** SHA-256 of all bytes, lower case hexadecimal. */
  public String sha256() {
    try (var in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read input " + uri + ": " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  private InputStream hadoopOpen() throws IOException {
    return hadoopPath().getFileSystem(conf()).open(hadoopPath());
  }

  private org.apache.hadoop.fs.Path hadoopPath() {
    return new org.apache.hadoop.fs.Path(uri);
  }

  private static Configuration conf() {
    return new Configuration();
  }
}

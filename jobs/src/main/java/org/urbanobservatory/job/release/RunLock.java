package org.urbanobservatory.job.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.urbanobservatory.table.Folder;

/**
 * Keeps two runs from publishing to one output at once. On a local disk the operating system holds
 * the lock and frees it however the process ends; elsewhere a file names the process, and is taken
 * for stale when that process of this host is gone.
 */
final class RunLock implements AutoCloseable {
  private static final String FILE = ".lock";

  /** What frees the lock. */
  private interface Release {
    void run() throws IOException;
  }

  private final Release release;

  private RunLock(Release release) {
    this.release = release;
  }

  /**
   * Takes the lock of an output.
   *
   * @throws ReleaseException when another run holds it
   */
  static RunLock take(Folder output) throws IOException {
    return output.isLocal() ? takeLocal(output) : takeByFile(output);
  }

  /**
   * Takes the lock away from a run on another host that is gone. On a local disk there is nothing
   * to break: there the lock ends with its process.
   */
  static void breakUp(Folder output) throws IOException {
    if (!output.isLocal()) {
      output.delete(FILE);
    }
  }

  @Override
  public void close() throws IOException {
    release.run();
  }

  private static RunLock takeLocal(Folder output) throws IOException {
    Path file = output.localPath().resolve(FILE);
    Files.createDirectories(output.localPath());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw held(output, Files.readString(file));
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
    return new RunLock(
        () -> {
          channel.truncate(0);
          channel.close();
        });
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static RunLock takeByFile(Folder output) throws IOException {
    byte[] holder = holder().getBytes(StandardCharsets.UTF_8);
    if (!output.create(FILE, holder)) {
      String other = text(output);
      if (!isStale(other)) {
        throw held(output, other);
      }
      output.delete(FILE);
      if (!output.create(FILE, holder)) {
        throw held(output, text(output));
      }
    }
    return new RunLock(() -> output.delete(FILE));
  }

  private static String text(Folder output) throws IOException {
    try (InputStream in = output.open(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The process, its start (numbers are used again) and its host. */
  static String holder() {
    return describe(ProcessHandle.current());
  }

  private static String describe(ProcessHandle process) {
    String start = process.info().startInstant().map(Object::toString).orElse("unknown time");
    return "process " + process.pid() + " started " + start + " on " + host();
  }

  /** Whether the holder was a process of this host that is gone. */
  static boolean isStale(String holder) {
    String[] words = holder.trim().split(" ");
    if (words.length < 2 || !words[1].matches("\\d+") || !holder.endsWith(" on " + host())) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(words[1]))
        .map(process -> !describe(process).equals(holder))
        .orElse(true);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }

  private static ReleaseException held(Folder output, String holder) {
    return new ReleaseException(
        "Cannot write to %s: another run holds %s (%s); wait for it, or run with --force if it is gone"
            .formatted(output.uri(""), output.uri(FILE), holder.isBlank() ? "unknown" : holder));
  }
}

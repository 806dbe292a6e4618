package org.urbanobservatory.table;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** A folder on a local disk. */
record LocalFolder(Path root) implements Folder {

  static boolean isLocal(String uri) {
    return !uri.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") || uri.startsWith("file:");
  }

  static Folder of(String uri) {
    return new LocalFolder(Path.of(uri.startsWith("file:") ? URI.create(uri).getPath() : uri));
  }

  @Override
  public Path localPath() {
    return root;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public String uri(String path) {
    return at(path).toString();
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public long size(String path) throws IOException {
    return Files.size(at(path));
  }

  @Override
  public List<String> names(String path) throws IOException {
    if (!Files.isDirectory(at(path))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(at(path))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public List<String> files(String path) throws IOException {
    Path folder = at(path);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .map(entry -> folder.relativize(entry).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(at(path));
  }

  @Override
  public InputFile inputFile(String path) {
    return new LocalInputFile(at(path));
  }

  @Override
  public Path scratch(String path) throws IOException {
    Path target = at(path);
    Files.createDirectories(parent(target));
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  @Override
  public void put(Path scratch, String path) throws IOException {
    Files.move(
        scratch, at(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    Path scratch = scratch(path);
    try (FileChannel channel =
        FileChannel.open(scratch, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    put(scratch, path);
  }

  @Override
  public boolean create(String path, byte[] content) throws IOException {
    Files.createDirectories(parent(at(path)));
    try {
      Files.write(at(path), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (exists(to)) {
      throw new FileAlreadyExistsException(uri(to));
    }
    Files.createDirectories(parent(at(to)));
    Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String path) throws IOException {
    if (!exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> entries = Files.walk(at(path))) {
      deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.deleteIfExists(entry);
    }
  }

  private Path at(String path) {
    return path.isEmpty() ? root : root.resolve(path);
  }

  private static Path parent(Path path) {
    return path.toAbsolutePath().getParent();
  }
}

package org.urbanobservatory.step.city;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.urbanobservatory.source.ByteSource;

/** A file on the local disk with the bytes of an input, for libraries that read nothing else. */
final class LocalCopy implements AutoCloseable {
  private final Path file;
  private final Path temporary;

  private LocalCopy(Path file, Path temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  /** The input itself where it is local, else a copy that {@link #close} removes. */
  static LocalCopy of(ByteSource bytes) throws IOException {
    if (bytes.isLocal()) {
      return new LocalCopy(bytes.localPath(), null);
    }
    Path copy = Files.createTempFile("observatory-", "-" + bytes.fileName());
    try (InputStream in = bytes.open()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return new LocalCopy(copy, copy);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}

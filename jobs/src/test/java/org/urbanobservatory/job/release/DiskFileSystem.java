package org.urbanobservatory.job.release;

import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A local disk that Hadoop serves under the scheme {@code disk}, as it would serve a cluster's. */
public final class DiskFileSystem extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("disk:///");
  }

  @Override
  public String getScheme() {
    return "disk";
  }

  @Override
  protected void checkPath(Path path) {
    // Paths of this scheme and bare paths are one here.
  }

  @Override
  public java.io.File pathToFile(Path path) {
    return new java.io.File(path.toUri().getPath());
  }
}

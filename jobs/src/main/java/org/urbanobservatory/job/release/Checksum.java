package org.urbanobservatory.job.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.urbanobservatory.table.Folder;

/** SHA-256 of files, lower case hexadecimal. */
final class Checksum {
  private Checksum() {}

  static String sha256(Folder folder, String path) throws IOException {
    try (InputStream file = folder.open(path);
        DigestInputStream in = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}

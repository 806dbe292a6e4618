package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.io.Reader;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/** Opens delimited text files: CSV and its relatives. */
public final class DelimitedReader {
  private static final int SAMPLE = 1 << 16;

  private DelimitedReader() {}

  /**
   * Finds encoding, delimiter and header; reads no row yet.
   *
   * @throws Fault when the file is missing, empty, not text or not in its encoding
   */
  public static DelimitedFile open(ByteSource source, DelimitedSettings settings)
      throws IOException, Fault {
    if (!source.exists()) {
      throw Fault.cannot(
          "missing_file", "read", source.uri() + " does not exist; correct the path of the input");
    }
    TextEncoding encoding = TextEncoding.of(source, settings.encoding());
    char delimiter = delimiter(sample(source, encoding), settings.delimiter());
    try (RawRecords records = new RawRecords(encoding.open(source), delimiter)) {
      RawRecords.Raw first = firstRecord(records);
      Header header = new Header(first.cells());
      return new DelimitedFile(source, encoding, delimiter, header, first.line());
    }
  }

  private static String sample(ByteSource source, TextEncoding encoding) throws IOException {
    char[] chars = new char[SAMPLE];
    int length = 0;
    try (Reader reader = encoding.open(source)) {
      for (int n = 0; n >= 0 && length < SAMPLE; n = reader.read(chars, length, SAMPLE - length)) {
        length += n;
      }
    }
    return new String(chars, 0, length < SAMPLE ? length : lastLineEnd(chars));
  }

  private static int lastLineEnd(char[] chars) {
    int end = chars.length;
    while (end > 0 && chars[end - 1] != '\n' && chars[end - 1] != '\r') {
      end--;
    }
    return end == 0 ? chars.length : end;
  }

  private static char delimiter(String sample, Character declared) throws IOException, Fault {
    char inFile = Delimiter.declaredIn(sample.lines().findFirst().orElse(""));
    if (declared != null) {
      return declared;
    }
    return inFile == 0 ? Delimiter.detect(sample) : inFile;
  }

  private static RawRecords.Raw firstRecord(RawRecords records) throws IOException, Fault {
    RawRecords.Raw raw = records.next();
    while (raw != null && (raw.isBlank() || isSeparatorLine(raw))) {
      raw = records.next();
    }
    if (raw == null) {
      throw Fault.cannot("empty_file", "read", "the file holds no header and no row");
    }
    if (raw.fault() != null) {
      throw raw.fault();
    }
    return raw;
  }

  private static boolean isSeparatorLine(RawRecords.Raw raw) {
    return raw.line() == 1 && raw.cells().get(0).startsWith("sep=");
  }
}

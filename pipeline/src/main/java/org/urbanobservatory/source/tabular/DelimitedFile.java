package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.urbanobservatory.source.Blanks;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * A delimited text file whose encoding, delimiter and header are known. Its rows are streamed, as
 * often as a caller wants.
 */
public final class DelimitedFile {
  private final ByteSource source;
  private final TextEncoding encoding;
  private final char delimiter;
  private final Header header;
  private final long headerLine;

  DelimitedFile(
      ByteSource source, TextEncoding encoding, char delimiter, Header header, long headerLine) {
    this.source = Objects.requireNonNull(source);
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.header = header;
    this.headerLine = headerLine;
  }

  /** What a caller does with each row; exactly one of the two is called per row. */
  public interface RowVisitor {
    void row(DelimitedRow row);

    /** A row that has no cells to look at: broken quotes, or not as many cells as the header. */
    void refused(long line, Fault fault);
  }

  public Header header() {
    return header;
  }

  public char delimiter() {
    return delimiter;
  }

  public String charset() {
    return encoding.charset().name();
  }

  /** Hands every row after the header to the visitor, in file order; blank lines are no rows. */
  public void forEach(RowVisitor visitor) throws IOException, Fault {
    try (RawRecords records = new RawRecords(encoding.open(source), delimiter)) {
      for (RawRecords.Raw raw = records.next(); raw != null; raw = records.next()) {
        if (raw.line() > headerLine && !raw.isBlank()) {
          visit(raw, visitor);
        }
      }
    }
  }

  private void visit(RawRecords.Raw raw, RowVisitor visitor) {
    Fault fault = raw.fault() == null ? wrongLength(raw.cells()) : raw.fault();
    if (fault == null) {
      List<String> cells = raw.cells().subList(0, header.size());
      visitor.row(new DelimitedRow(raw.line(), header, cells.stream().map(Blanks::strip).toList()));
    } else {
      visitor.refused(raw.line(), fault);
    }
  }

  private Fault wrongLength(List<String> cells) {
    int size = header.size();
    boolean extra =
        cells.size() > size
            && cells.subList(size, cells.size()).stream().anyMatch(c -> !c.isBlank());
    if (cells.size() >= size && !extra) {
      return null;
    }
    String detail =
        "%d cells where the header has %d (delimiter %s); quote cells that contain the delimiter";
    return Fault.invalid(
        "wrong_cell_count", "row", detail.formatted(cells.size(), size, Delimiter.name(delimiter)));
  }
}

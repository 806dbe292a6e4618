package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/** Reads a delimited table of points that carry a number, such as people. */
public final class PointTableReader {
  private final PointTableSettings settings;
  private final String fileName;
  private final List<PointTable.Point> points = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private long read;

  private PointTableReader(PointTableSettings settings, String fileName) {
    this.settings = settings;
    this.fileName = fileName;
  }

  /** Reads one file. A fault of the whole file is an issue of severity error and no point. */
  public static PointTable read(ByteSource source, PointTableSettings settings) {
    var reader = new PointTableReader(settings, source.fileName());
    try {
      return reader.read(
          DelimitedReader.open(source, DelimitedSettings.detected(settings.input())));
    } catch (Fault fault) {
      return reader.refused(fault);
    } catch (IOException e) {
      return reader.refused(Fault.cannot("unreadable_file", "read", e.toString()));
    }
  }

  private PointTable read(DelimitedFile file) throws IOException, Fault {
    for (String column : settings.columns()) {
      file.header().requireOnce(column);
    }
    var detection = new DecimalDetection();
    file.forEach(new Numbers(detection));
    file.forEach(new Rows(detection.style(file.delimiter())));
    return new PointTable(points, issues, read);
  }

  private PointTable refused(Fault fault) {
    return new PointTable(List.of(), List.of(fault.refused(settings.input(), fileName)), 0);
  }

  private void refuse(long line, Fault fault) {
    issues.add(fault.rejected(settings.input(), fileName, "line " + line));
  }

  /** Looks at every number to learn the decimal sign. */
  private final class Numbers implements DelimitedFile.RowVisitor {
    private final DecimalDetection detection;

    Numbers(DecimalDetection detection) {
      this.detection = detection;
    }

    @Override
    public void row(DelimitedRow row) {
      for (String column : settings.columns()) {
        String text = row.text(column);
        if (text != null) {
          detection.see(text, row.line());
        }
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      // Counted when the rows are read.
    }
  }

  private final class Rows implements DelimitedFile.RowVisitor {
    private final DecimalStyle style;

    Rows(DecimalStyle style) {
      this.style = style;
    }

    @Override
    public void row(DelimitedRow row) {
      read++;
      try {
        points.add(
            new PointTable.Point(
                number(row, settings.x()), number(row, settings.y()), value(row), row.line()));
      } catch (Fault fault) {
        refuse(row.line(), fault);
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      read++;
      refuse(line, fault);
    }

    private double value(DelimitedRow row) throws Fault {
      if (settings.value() == null) {
        return 1;
      }
      double value = number(row, settings.value());
      if (value < 0) {
        throw Fault.invalid(
                "negative_count", settings.value(), value + " is below 0; correct the count")
            .about(settings.value(), row.text(settings.value()));
      }
      return value;
    }

    private double number(DelimitedRow row, String column) throws Fault {
      String text = row.text(column);
      if (text == null) {
        throw Fault.invalid("empty_value", column, "the cell is empty; fill it in");
      }
      return NumberText.number(column, text, style);
    }
  }
}

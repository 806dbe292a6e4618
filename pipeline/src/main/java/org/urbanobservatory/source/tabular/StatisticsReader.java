package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * Reads statistics from a long delimited table: one value per row, in columns {@code country_code,
 * city_id (empty: national), variable, year, sex, age, disability, income, urbanisation, extent_id,
 * zone_layer, zone_id, value, unit, std_error, obs_status, source}. Values are converted to the
 * unit of their variable. Every row is an observation or a rejected issue; rows that contradict
 * each other are all refused.
 */
public final class StatisticsReader {
  private final ByteSource source;
  private final StatisticsInput input;
  private final Vocabulary vocabulary;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Located> issues = new ArrayList<>();
  private long read;

  private StatisticsReader(ByteSource source, StatisticsInput input, Vocabulary vocabulary) {
    this.source = source;
    this.input = input;
    this.vocabulary = vocabulary;
  }

  private record Located(long line, Issue issue) {}

  /** Reads one file. A fault of the whole file is an issue of severity error and no observation. */
  public static StatisticsRead read(
      ByteSource source, StatisticsInput input, Vocabulary vocabulary) {
    StatisticsReader reader = new StatisticsReader(source, input, vocabulary);
    try {
      reader.readRows();
      return reader.resolved();
    } catch (Fault fault) {
      return reader.refused(fault);
    } catch (IOException e) {
      return reader.refused(Fault.cannot("unreadable_file", "read", e.toString()));
    }
  }

  private void readRows() throws IOException, Fault {
    DelimitedSettings settings =
        new DelimitedSettings(input.id(), input.encoding(), input.delimiter());
    DelimitedFile file = DelimitedReader.open(source, settings);
    StatisticsColumns columns = StatisticsColumns.of(input, file.header());
    columns.unread(source.fileName()).forEach(issue -> issues.add(new Located(0, issue)));
    DecimalStyle decimal = decimal(file, columns);
    file.forEach(new Rows(columns, decimal));
  }

  private DecimalStyle decimal(DelimitedFile file, StatisticsColumns columns)
      throws IOException, Fault {
    if (input.decimal() != null) {
      return input.decimal();
    }
    DecimalDetection detection = new DecimalDetection();
    file.forEach(new Numbers(columns, detection));
    if (detection.isMixed()) {
      issues.add(new Located(0, mixed(detection)));
    }
    return detection.style(file.delimiter());
  }

  private Issue mixed(DecimalDetection detection) {
    return Issue.kept(
        "mixed_decimals",
        input.id(),
        null,
        "Invalid numbers in %s: %s; numbers with two readings are refused, declare `decimal:`"
            .formatted(source.fileName(), detection.evidence()));
  }

  private StatisticsRead resolved() {
    Duplicates.Resolution resolution = Duplicates.resolve(observations);
    resolution.issues().forEach(issue -> issues.add(new Located(lineOf(issue), issue)));
    issues.sort(Comparator.comparingLong(Located::line));
    return read(resolution.accepted(), issues.stream().map(Located::issue).toList());
  }

  private static long lineOf(Issue issue) {
    return Long.parseLong(issue.location().substring("line ".length()));
  }

  private StatisticsRead refused(Fault fault) {
    read = 0;
    return read(List.of(), List.of(fault.refused(input.id(), source.fileName())));
  }

  private StatisticsRead read(List<Observation> accepted, List<Issue> allIssues) {
    InputSummary summary =
        new InputSummary(
            input.id(),
            "statistics",
            input.path(),
            source.exists() ? source.sha256() : null,
            read,
            accepted.size(),
            read - accepted.size(),
            null,
            input.source(),
            input.licence());
    return new StatisticsRead(accepted, allIssues, summary);
  }

  /** First pass: every number of the file, to find its decimal sign. */
  private record Numbers(StatisticsColumns columns, DecimalDetection detection)
      implements DelimitedFile.RowVisitor {
    @Override
    public void row(DelimitedRow row) {
      see(row, "value");
      see(row, "std_error");
    }

    private void see(DelimitedRow row, String role) {
      String text = columns.text(row, role);
      if (text != null) {
        detection.see(text, row.line());
      }
    }

    @Override
    public void refused(long line, Fault fault) {}
  }

  /** Second pass: every row becomes an observation or an issue. */
  private final class Rows implements DelimitedFile.RowVisitor {
    private final StatisticsColumns columns;
    private final DecimalStyle decimal;

    Rows(StatisticsColumns columns, DecimalStyle decimal) {
      this.columns = columns;
      this.decimal = decimal;
    }

    @Override
    public void row(DelimitedRow row) {
      try {
        observations.add(new StatisticsRow(input, vocabulary, columns, decimal, row).observation());
        read++;
      } catch (Fault fault) {
        refused(row.line(), fault, city(row));
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      refused(line, fault, null);
    }

    private void refused(long line, Fault fault, Place city) {
      read++;
      Issue issue = fault.rejected(input.id(), source.fileName(), "line " + line);
      issues.add(new Located(line, issue.at(city)));
    }

    /** The configured city that a refused row is about, null if it names none. */
    private Place city(DelimitedRow row) {
      String country = columns.text(row, "country_code");
      String id = columns.text(row, "city_id");
      Place city = country == null || id == null ? null : new Place(country, id);
      return city != null && vocabulary.cities().contains(city) ? city : null;
    }
  }
}

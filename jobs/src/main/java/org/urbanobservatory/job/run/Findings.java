package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.tabular.Duplicates;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;

/** What a run finds in its inputs: issues, and rows read, accepted and rejected of each input. */
final class Findings {
  private final List<Issue> issues = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();
  private final Map<CityFile, CityCounts> ofCities = new TreeMap<>();
  private final Predicate<String> isConfidential;

  /**
   * @param isConfidential whether what the rows of an input hold may not be told, by its id
   */
  Findings(Predicate<String> isConfidential) {
    this.isConfidential = isConfidential;
  }

  /**
   * What a task read of an input.
   *
   * @param summary rows read, accepted and rejected
   * @param city the city that it was read for, null if it was read for all that share the file
   */
  record Read(InputSummary summary, Place city) {}

  /** A file that serves a city, in the state in which this run finds it. */
  record CityFile(Place city, String input, String path) implements Comparable<CityFile> {
    private static final Comparator<CityFile> ORDER =
        Comparator.comparing(CityFile::city)
            .thenComparing(CityFile::input)
            .thenComparing(CityFile::path);

    @Override
    public int compareTo(CityFile other) {
      return ORDER.compare(this, other);
    }
  }

  /** In the order found; grows with the run. */
  List<Issue> issues() {
    return Collections.unmodifiableList(issues);
  }

  List<Read> reads() {
    return Collections.unmodifiableList(reads);
  }

  /** What each city reads and refuses of the files that serve it. */
  Map<CityFile, CityCounts> ofCities() {
    return Collections.unmodifiableMap(ofCities);
  }

  void addIssues(List<Issue> found) {
    found.forEach(this::add);
  }

  void add(InputSummary summary) {
    reads.add(new Read(summary, null));
  }

  /** Takes the issues and input counts of an emission to the driver. */
  void collect(Dataset<Row> emission) {
    issuesOf(emission).forEach(this::add);
    Emission.only(emission, "inputs").collectAsList().forEach(this::addReads);
  }

  /** A fault of a row shows the row; of a confidential input it says where the row is alone. */
  private void add(Issue issue) {
    boolean isSecret =
        issue.input() != null && issue.location() != null && isConfidential.test(issue.input());
    issues.add(isSecret ? issue.withoutValue() : issue);
  }

  /**
   * Takes what the cities found: a fault of a file that they share is of no city and there once,
   * however many of them tell it.
   */
  void collectCities(Dataset<Row> measured) {
    Set<Issue> shared = new HashSet<>();
    issuesOf(measured).stream()
        .filter(issue -> issue.place() != null || shared.add(issue))
        .forEach(this::add);
    Emission.only(measured, "inputs").collectAsList().forEach(this::addReads);
    Emission.collect(Emission.only(measured, "city_inputs")).forEach(this::addCounts);
  }

  private void addCounts(Row row) {
    var file = new CityFile(Rows.place(row), row.getAs("input"), row.getAs("path"));
    InputRows.cityCounts(row).ifPresent(counts -> ofCities.put(file, counts));
  }

  private void addReads(Row emitted) {
    Place city = Emission.hasPlace(emitted) ? Emission.place(emitted) : null;
    Emission.rows(emitted)
        .forEachRemaining(row -> reads.add(new Read(InputRows.summary(row), city)));
  }

  /** Takes contradictions of files; rows that contradict another file are rejected in their own. */
  void collectContradictions(Dataset<Row> emission) {
    List<Issue> contradictions = issuesOf(emission);
    contradictions.forEach(this::add);
    var resolution = new Duplicates.Resolution(List.of(), contradictions);
    reads.replaceAll(read -> new Read(resolution.adjust(read.summary()), read.city()));
  }

  private static List<Issue> issuesOf(Dataset<Row> emission) {
    return Emission.collect(Emission.only(emission, "issues")).stream()
        .map(InputRows::issue)
        .toList();
  }
}

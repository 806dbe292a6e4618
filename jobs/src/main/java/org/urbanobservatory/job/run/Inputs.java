package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.run.Findings.CityFile;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;

/** The files of a run with what was read of them, and each file's checksum, taken once. */
final class Inputs {
  private final InputFiles names;
  private final Map<File, InputSummary> files = new TreeMap<>();
  private final Map<CityFile, CityCounts> ofCities;

  Inputs(Findings findings, InputFiles names) {
    this.names = names;
    this.ofCities = findings.ofCities();
    var readForAll = new TreeMap<File, InputSummary>();
    for (Findings.Read part : findings.reads()) {
      InputSummary read = part.summary();
      readForAll.merge(
          new File(read.input(), read.path()),
          part.city() == null ? read : read.withCounts(0, 0),
          InputSummary::plus);
    }
    readForAll.forEach((file, read) -> files.put(file, withChecksum(read)));
  }

  /** A file of this run, which has one state. */
  private record File(String input, String path) implements Comparable<File> {
    @Override
    public int compareTo(File other) {
      int byInput = input.compareTo(other.input);
      return byInput == 0 ? path.compareTo(other.path) : byInput;
    }
  }

  /** What was read of each file, by all cities that read it, published or not. */
  Map<FileState, FileReading> readings() {
    var readings = new TreeMap<FileState, FileReading>();
    files.values().forEach(file -> readings.put(FileState.of(file), new FileReading(file)));
    ofCities.forEach(
        (file, counts) ->
            readings
                .get(FileState.of(files.get(new File(file.input(), file.path()))))
                .add(file.city(), counts));
    return readings;
  }

  /** The files that serve a city. */
  List<CityInput> of(Place city) {
    var inputs = new ArrayList<CityInput>();
    files.forEach(
        (file, summary) -> {
          if (names.serves(file.input(), file.path(), city)) {
            CityCounts counts = ofCities.get(new CityFile(city, file.input(), file.path()));
            inputs.add(new CityInput(city, FileState.of(summary), counts));
          }
        });
    return inputs;
  }

  /** The issue with the state of the file that it was found in. */
  FoundIssue found(Issue issue) {
    String path = issue.input() == null ? null : names.path(issue.input(), issue.place());
    InputSummary file = path == null ? null : files.get(new File(issue.input(), path));
    return new FoundIssue(issue, file == null ? null : file.sha256());
  }

  private InputSummary withChecksum(InputSummary file) {
    if (file.sha256() != null) {
      return file;
    }
    ByteSource bytes = names.bytes(file.input(), file.path());
    return bytes != null && bytes.exists() ? file.withSha256(bytes.sha256()) : file;
  }
}

package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.run.CityInput.Counts;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;

/** Puts together what each task of a run read of an input, and takes each file's checksum once. */
final class Inputs {
  private final InputFiles names;
  private final Map<File, InputSummary> files = new TreeMap<>();
  private final Map<Place, Map<File, Counts>> ofCities = new HashMap<>();

  /**
   * @param parts what each task read
   */
  Inputs(List<Findings.Read> parts, InputFiles names) {
    this.names = names;
    var sums = new TreeMap<File, InputSummary>();
    for (Findings.Read part : parts) {
      File file = new File(part.summary().input(), part.summary().path());
      sums.merge(file, part.summary(), InputSummary::plus);
      if (part.city() != null) {
        ofCities
            .computeIfAbsent(part.city(), c -> new HashMap<>())
            .merge(file, Counts.of(part.summary()), Counts::plus);
      }
    }
    sums.forEach((file, sum) -> files.put(file, withChecksum(sum)));
  }

  /** A file of this run, which has one state. */
  private record File(String input, String path) implements Comparable<File> {
    @Override
    public int compareTo(File other) {
      int byInput = input.compareTo(other.input);
      return byInput == 0 ? path.compareTo(other.path) : byInput;
    }
  }

  /** One summary per input and path. */
  List<InputSummary> files() {
    return List.copyOf(files.values());
  }

  /** The files that serve a city. */
  List<CityInput> of(Place city) {
    Map<File, Counts> counts = ofCities.getOrDefault(city, Map.of());
    var inputs = new ArrayList<CityInput>();
    files.forEach(
        (file, summary) -> {
          if (names.serves(file.input(), file.path(), city)) {
            inputs.add(new CityInput(city, FileState.of(summary), counts.get(file)));
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

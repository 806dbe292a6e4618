package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.CityStatus.Outcome;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.tabular.Duplicates;

/**
 * What a release rests on: every file in each state that values of the release were made from, and
 * every fault found in it, whether this run computed them or they are carried over.
 *
 * @param inputs one per file and state
 * @param cityInputs one per city and file that serves it
 * @param issues those of this run, then those of carried cities that it did not find again
 */
record Provenance(List<InputSummary> inputs, List<CityInput> cityInputs, List<FoundIssue> issues) {
  Provenance {
    inputs = List.copyOf(inputs);
    cityInputs = List.copyOf(cityInputs);
    issues = List.copyOf(issues);
  }

  /** The issues without the states of their files. */
  List<Issue> told() {
    return issues.stream().map(FoundIssue::issue).toList();
  }

  /**
   * @param findings of this run
   * @param statuses of every configured city
   * @param releases where carried cities come from
   */
  static Provenance of(
      Findings findings, List<CityStatus> statuses, Releases releases, InputFiles names)
      throws IOException {
    var collected = new Collected(new Inputs(findings, names), findings.issues());
    for (CityStatus status : statuses) {
      if (status.outcome() == Outcome.COMPUTED) {
        collected.addComputed(new Place(status.countryCode(), status.cityId()));
      }
    }
    Set<Place> configured = new TreeSet<>();
    Map<String, Set<Place>> carried = new TreeMap<>();
    for (CityStatus status : statuses) {
      var place = new Place(status.countryCode(), status.cityId());
      configured.add(place);
      if (status.carriedFrom() != null) {
        carried.computeIfAbsent(status.carriedFrom(), r -> new TreeSet<>()).add(place);
      }
    }
    for (Map.Entry<String, Set<Place>> release : carried.entrySet()) {
      collected.add(
          CarriedInputs.read(releases, release.getKey(), release.getValue(), configured, names));
    }
    return collected.provenance();
  }

  /** Files and faults of this run, to which those of earlier releases are added. */
  private static final class Collected {
    private final Inputs run;
    private final Map<FileState, FileReading> files;
    private final List<CityInput> cityInputs = new ArrayList<>();
    private final List<FoundIssue> issues = new ArrayList<>();

    Collected(Inputs run, List<Issue> found) {
      this.run = run;
      this.files = run.readings();
      found.forEach(issue -> issues.add(run.found(issue)));
    }

    void addComputed(Place city) {
      cityInputs.addAll(run.of(city));
    }

    void add(CarriedInputs carried) {
      cityInputs.addAll(carried.cityInputs());
      addIssues(carried.issues());
      for (CityInput input : carried.cityInputs()) {
        FileState file = input.file();
        carried.findReading(file).ifPresent(reading -> files.putIfAbsent(file, reading));
        if (input.counts() != null && files.containsKey(file)) {
          files.get(file).add(input.city(), input.counts());
        }
      }
    }

    /** An issue that both runs found is there as often as the one that found it more often says. */
    private void addIssues(List<FoundIssue> earlier) {
      var left = new HashMap<FoundIssue, Integer>();
      issues.forEach(issue -> left.merge(issue, 1, Integer::sum));
      for (FoundIssue issue : earlier) {
        if (left.merge(issue, -1, Integer::sum) < 0) {
          issues.add(issue);
          refuseMeasured(issue);
        }
      }
    }

    /** This run cannot know that a row of a carried city yields to what was measured there. */
    private void refuseMeasured(FoundIssue issue) {
      if (issue.issue().code().equals(Duplicates.REPORTED_AND_MEASURED)) {
        files.forEach(
            (file, reading) -> {
              if (isOf(issue, file)) {
                reading.refuseOne();
              }
            });
      }
    }

    private static boolean isOf(FoundIssue issue, FileState file) {
      return file.input().equals(issue.issue().input())
          && file.sha256() != null
          && file.sha256().equals(issue.sha256());
    }

    Provenance provenance() {
      List<InputSummary> inputs = files.values().stream().map(FileReading::summary).toList();
      return new Provenance(inputs, cityInputs, issues);
    }
  }
}

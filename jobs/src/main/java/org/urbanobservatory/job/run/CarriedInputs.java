package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Tables;

/**
 * What an earlier release says of the files behind the cities that are carried over from it. A
 * release that does not say which city rests on which file is taken to have used what the
 * configuration names; a file that it no longer names counts for every city but those that another
 * city's id in the path excludes.
 */
final class CarriedInputs {
  private final InputFiles names;
  private final Set<Place> carried;
  private final Set<Place> configured;
  private final Map<FileState, InputSummary> files = new TreeMap<>();
  private final Map<FileState, List<CityCounts>> ofCities = new TreeMap<>();
  private final List<CityInput> cityInputs = new ArrayList<>();
  private final List<FoundIssue> issues = new ArrayList<>();

  /** Checksums by input, of the files of one carried city or of all. */
  private final Map<Place, Map<String, Set<String>>> states = new HashMap<>();

  private final Map<String, Set<String>> allStates = new HashMap<>();

  private CarriedInputs(InputFiles names, Set<Place> carried, Set<Place> configured) {
    this.names = names;
    this.carried = carried;
    this.configured = configured;
  }

  /**
   * @param release the release that the cities are carried over from
   * @param carried these cities
   * @param configured every configured city
   */
  static CarriedInputs read(
      Releases releases,
      String release,
      Set<Place> carried,
      Set<Place> configured,
      InputFiles names)
      throws IOException {
    var inputs = new CarriedInputs(names, new TreeSet<>(carried), new TreeSet<>(configured));
    rows(releases, release, "inputs").stream().map(InputRows::summary).forEach(inputs::addFile);
    boolean saysCities = releases.show(release).findTable("city_inputs").isPresent();
    if (saysCities) {
      rows(releases, release, "city_inputs").stream().map(CityInput::of).forEach(inputs::add);
    } else {
      inputs.addByConfiguration();
    }
    rows(releases, release, "issues").stream().map(InputRows::foundIssue).forEach(inputs::add);
    return inputs;
  }

  private static List<Row> rows(Releases releases, String release, String table)
      throws IOException {
    return releases.rows(release, Tables.load().table(table));
  }

  /** What was read of a file for all cities, without any city; empty if it is not described. */
  Optional<FileReading> findReading(FileState state) {
    return Optional.ofNullable(files.get(state))
        .map(file -> FileReading.before(file, ofCities.getOrDefault(state, List.of())));
  }

  /** The files of the carried cities. */
  List<CityInput> cityInputs() {
    return List.copyOf(cityInputs);
  }

  /** The faults of the carried cities, and of no city in the files that they share. */
  List<FoundIssue> issues() {
    return List.copyOf(issues);
  }

  private void addFile(InputSummary file) {
    files.put(FileState.of(file), file);
  }

  private void add(CityInput input) {
    if (input.counts() != null) {
      ofCities.computeIfAbsent(input.file(), f -> new ArrayList<>()).add(input.counts());
    }
    if (carried.contains(input.city())) {
      cityInputs.add(input);
      String sha256 = String.valueOf(input.file().sha256());
      states
          .computeIfAbsent(input.city(), c -> new HashMap<>())
          .computeIfAbsent(input.file().input(), i -> new HashSet<>())
          .add(sha256);
      allStates.computeIfAbsent(input.file().input(), i -> new HashSet<>()).add(sha256);
    }
  }

  private void addByConfiguration() {
    for (Place city : carried) {
      for (FileState file : files.keySet()) {
        boolean serves =
            names.knows(file.input())
                ? names.serves(file.input(), file.path(), city)
                : isOfNoOther(file.path(), city);
        if (serves) {
          add(new CityInput(city, file, null));
        }
      }
    }
  }

  private boolean isOfNoOther(String path, Place city) {
    return configured.stream()
        .noneMatch(other -> !other.equals(city) && path.contains(other.cityId()));
  }

  private void add(FoundIssue inRelease) {
    FoundIssue found = inRelease.sha256() == null ? withState(inRelease.issue()) : inRelease;
    Place place = found.issue().place();
    boolean isKept =
        (place != null && carried.contains(place)) ? isOfCity(found) : isShared(found, place);
    if (isKept) {
      issues.add(found);
    }
  }

  /** The state that an older release's only file of a path was in. */
  private FoundIssue withState(Issue issue) {
    String path = issue.input() == null ? null : names.path(issue.input(), issue.place());
    List<FileState> ofPath =
        files.keySet().stream()
            .filter(f -> f.input().equals(issue.input()) && f.path().equals(path))
            .toList();
    return new FoundIssue(issue, ofPath.size() == 1 ? ofPath.get(0).sha256() : null);
  }

  /**
   * What made the city fail is of the run that carried it over, not of the run that computed it.
   */
  private boolean isOfCity(FoundIssue found) {
    return found.issue().severity() != Issue.Severity.ERROR
        && (found.issue().input() == null
            || isIn(states.getOrDefault(found.issue().place(), Map.of()), found));
  }

  private boolean isShared(FoundIssue found, Place place) {
    return !(place != null && configured.contains(place))
        && found.issue().input() != null
        && isIn(allStates, found);
  }

  /** An issue without a checksum may be of any file of its input. */
  private static boolean isIn(Map<String, Set<String>> checksums, FoundIssue found) {
    Set<String> known = checksums.getOrDefault(found.issue().input(), Set.of());
    return found.sha256() == null ? !known.isEmpty() : known.contains(found.sha256());
  }
}

package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.table.TableSchema;

/**
 * What moved between two releases, and what may have moved it.
 *
 * @param earlier id of the release that is compared with
 * @param later id of the release that is compared
 * @param causes differences in code, catalogue, settings and inputs, one line each
 * @param tables the compared tables, also those in which nothing differs
 */
public record ReleaseDiff(
    String earlier, String later, List<String> causes, List<TableDiff> tables) {
  public ReleaseDiff {
    causes = List.copyOf(causes);
    tables = List.copyOf(tables);
  }

  /**
   * What is compared.
   *
   * @param tables which tables
   * @param limit how many differing rows of a table are named; all are counted
   */
  public record Scope(List<TableSchema> tables, int limit) {
    public Scope {
      tables = List.copyOf(tables);
    }
  }

  static ReleaseDiff of(Releases releases, String earlier, String later, Scope scope)
      throws IOException {
    List<String> causes = causes(releases.show(earlier), releases.show(later));
    List<TableDiff> tables = new ArrayList<>();
    for (TableSchema table : scope.tables()) {
      tables.add(new TablePair(releases, table, earlier, later).diff(scope.limit()));
    }
    return new ReleaseDiff(earlier, later, causes, tables);
  }

  /** Differences of two releases in code, catalogue, settings and inputs, one line each. */
  public static List<String> causes(ReleaseManifest earlier, ReleaseManifest later) {
    List<String> causes = new ArrayList<>();
    causes.addAll(differences("code", earlier.codeVersion(), later.codeVersion()));
    causes.addAll(differences("catalogue", earlier.catalogueSha256(), later.catalogueSha256()));
    causes.addAll(differences("setting ", earlier.settings(), later.settings()));
    causes.addAll(differences("input ", checksums(earlier), checksums(later)));
    return causes;
  }

  /** Cities that are carried over may rest on an earlier state of a file than the others do. */
  private static Map<String, String> checksums(ReleaseManifest manifest) {
    Map<String, List<String>> states = new TreeMap<>();
    for (InputSummary input : manifest.inputs()) {
      states
          .computeIfAbsent(input.input() + " (" + input.path() + ")", i -> new ArrayList<>())
          .add(orNone(input.sha256()));
    }
    Map<String, String> checksums = new TreeMap<>();
    states.forEach((input, sha256s) -> checksums.put(input, told(sha256s)));
    return checksums;
  }

  private static String told(List<String> states) {
    return states.stream().sorted().collect(Collectors.joining(" and "));
  }

  private static List<String> differences(
      String kind, Map<String, String> earlier, Map<String, String> later) {
    TreeSet<String> names = new TreeSet<>(earlier.keySet());
    names.addAll(later.keySet());
    return names.stream()
        .flatMap(name -> differences(kind + name, earlier.get(name), later.get(name)).stream())
        .toList();
  }

  private static List<String> differences(String what, String earlier, String later) {
    return Objects.equals(earlier, later)
        ? List.of()
        : List.of("%s: %s -> %s".formatted(what, orNone(earlier), orNone(later)));
  }

  private static String orNone(String value) {
    return value == null ? "none" : value;
  }
}

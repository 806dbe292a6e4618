package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/**
 * What moved between two releases, and what may have moved it.
 *
 * @param causes differences in code, catalogue, settings and inputs, one line each
 * @param revisions numbers that differ, by table, those of the earlier release first
 */
public record ReleaseDiff(List<String> causes, List<Revision> revisions) {
  /** The tables that are compared, with the column that is. */
  private static final Map<String, String> COMPARED =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "indicator_values", "value",
                  "scores", "score",
                  "country_indicator_values", "value",
                  "country_scores", "score")));

  public ReleaseDiff {
    causes = List.copyOf(causes);
    revisions = List.copyOf(revisions);
  }

  static ReleaseDiff of(Releases releases, String earlier, String later) throws IOException {
    List<Revision> revisions = new ArrayList<>();
    for (Map.Entry<String, String> compared : COMPARED.entrySet()) {
      TableSchema table = Tables.load().table(compared.getKey());
      Map<Map<String, Object>, Double> before =
          numbers(releases.rows(earlier, table), table, compared.getValue());
      Map<Map<String, Object>, Double> after =
          numbers(releases.rows(later, table), table, compared.getValue());
      revisions.addAll(revisions(table.name(), before, after));
    }
    return new ReleaseDiff(causes(releases.show(earlier), releases.show(later)), revisions);
  }

  private static Map<Map<String, Object>, Double> numbers(
      List<Row> rows, TableSchema table, String column) {
    Map<Map<String, Object>, Double> numbers = new LinkedHashMap<>();
    rows.forEach(row -> numbers.put(key(row, table), row.getAs(column)));
    return numbers;
  }

  private static Map<String, Object> key(Row row, TableSchema table) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String column : table.key()) {
      Object value = row.getAs(column);
      if (value != null) {
        key.put(column, value);
      }
    }
    return Collections.unmodifiableMap(key);
  }

  private static List<Revision> revisions(
      String table,
      Map<Map<String, Object>, Double> before,
      Map<Map<String, Object>, Double> after) {
    Map<Map<String, Object>, Double> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .map(key -> new Revision(table, key, before.get(key), after.get(key)))
        .filter(revision -> !Objects.equals(revision.before(), revision.after()))
        .toList();
  }

  private static List<String> causes(ReleaseManifest earlier, ReleaseManifest later) {
    List<String> causes = new ArrayList<>();
    causes.addAll(differences("code", earlier.codeVersion(), later.codeVersion()));
    causes.addAll(differences("catalogue", earlier.catalogueSha256(), later.catalogueSha256()));
    causes.addAll(differences("setting ", earlier.settings(), later.settings()));
    causes.addAll(differences("input ", checksums(earlier), checksums(later)));
    return causes;
  }

  private static Map<String, String> checksums(ReleaseManifest manifest) {
    Map<String, String> checksums = new TreeMap<>();
    for (InputSummary input : manifest.inputs()) {
      checksums.put(input.input() + " (" + input.path() + ")", input.sha256());
    }
    return checksums;
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

package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.explain.PeerComparisons.PeerFacts;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** One edition in one release: its definition, its scores and the values behind them. */
final class ReleasedIndex {
  private static final TableSchema VALUES = table("indicator_values");

  private final Releases releases;
  private final ReleaseManifest manifest;
  private final EditionRows edition;
  private final Edition tree;

  private ReleasedIndex(Releases releases, ReleaseManifest manifest, List<Row> edition) {
    this.releases = releases;
    this.manifest = manifest;
    this.edition = new EditionRows(edition);
    this.tree = this.edition.tree();
  }

  /**
   * An edition of a release.
   *
   * @param edition its id, null where the release has a single one
   * @throws ConfigException when the release does not have it
   */
  static ReleasedIndex of(Releases releases, String release, String edition) throws IOException {
    ReleaseManifest manifest = releases.show(release);
    List<Row> rows = releases.rows(release, table("editions"));
    var ids =
        rows.stream()
            .map(row -> row.<String>getAs("edition"))
            .collect(Collectors.toCollection(TreeSet::new));
    String id = edition == null && ids.size() == 1 ? ids.first() : edition;
    if (id == null || !ids.contains(id)) {
      throw new ConfigException(missing(release, edition, ids));
    }
    return new ReleasedIndex(
        releases, manifest, rows.stream().filter(row -> id.equals(row.getAs("edition"))).toList());
  }

  private static String missing(String release, String edition, Set<String> ids) {
    if (ids.isEmpty()) {
      return "Cannot explain release " + release + ": it has no edition";
    }
    return edition == null
        ? "Cannot choose an edition of release %s: name one of %s with --edition"
            .formatted(release, String.join(", ", ids))
        : "Invalid edition: '%s' is not in release %s, which has %s%s"
            .formatted(edition, release, String.join(", ", ids), NearestName.hint(edition, ids));
  }

  String release() {
    return manifest.releaseId();
  }

  ReleaseManifest manifest() {
    return manifest;
  }

  EditionRows edition() {
    return edition;
  }

  Edition tree() {
    return tree;
  }

  /**
   * The city of an id, which may stand behind its country and a slash.
   *
   * @throws ConfigException when the release has no such city, or no scores of it
   */
  Place place(String city) {
    List<Place> cities =
        manifest.cities().stream().map(c -> new Place(c.countryCode(), c.cityId())).toList();
    Place place = ExplainJob.place(city, cities, "is not in release " + release());
    manifest.cities().stream()
        .filter(c -> c.outcome() == CityStatus.Outcome.FAILED)
        .filter(c -> place.equals(new Place(c.countryCode(), c.cityId())))
        .forEach(
            c -> {
              throw new ConfigException(
                  "Cannot explain %s: it failed in release %s: %s"
                      .formatted(place, release(), c.reason()));
            });
    return place;
  }

  /** The scores of a city, of all years, in the edition's order of components. */
  List<Score> scores(Place city) throws IOException {
    return ordered(releases.rows(release(), table("scores"), city));
  }

  /** The scores of all cities in a year. */
  List<Score> scores(int year) throws IOException {
    return ordered(
        releases.rows(release(), table("scores"), row -> row.<Integer>getAs("year") == year));
  }

  private List<Score> ordered(List<Row> rows) {
    Map<String, Integer> positions = new HashMap<>();
    tree.components().forEach(c -> positions.put(c.id(), positions.size()));
    return rows.stream()
        .map(Rows::score)
        .filter(score -> score.edition().equals(tree.id()))
        .filter(score -> positions.containsKey(score.componentId()))
        .sorted(
            Comparator.comparing(Score::place)
                .thenComparingInt(Score::year)
                .thenComparingInt(score -> positions.get(score.componentId())))
        .toList();
  }

  /** The years of the index. */
  List<Integer> years() throws IOException {
    return releases.rows(release(), table("scores")).stream()
        .filter(row -> tree.id().equals(row.getAs("edition")))
        .map(row -> row.<Integer>getAs("year"))
        .distinct()
        .sorted()
        .toList();
  }

  /** What the index of a city takes: its values, and its country's where it has none. */
  List<IndicatorValue> values(Place city) throws IOException {
    return national().complete(city, totals(releases.rows(release(), VALUES, city)));
  }

  /** What the index takes of all cities. */
  List<IndicatorValue> values() throws IOException {
    Map<Place, List<Row>> byCity =
        releases.rows(release(), VALUES).stream()
            .collect(Collectors.groupingBy(Rows::place, TreeMap::new, Collectors.toList()));
    BorrowedValues national = national();
    return byCity.entrySet().stream()
        .flatMap(city -> national.complete(city.getKey(), totals(city.getValue())).stream())
        .toList();
  }

  /** Of each indicator those for all people, on the extent that it is defined on. */
  private static List<IndicatorValue> totals(List<Row> rows) {
    Map<String, String> extents = extents();
    return rows.stream()
        .filter(row -> !Rows.isOfZone(row))
        .map(Rows::indicatorValue)
        .filter(v -> v.component() == null && v.breakdown().isTotal())
        .filter(v -> v.extentId().equals(extents.getOrDefault(v.indicatorId(), v.extentId())))
        .toList();
  }

  private BorrowedValues national() throws IOException {
    return BorrowedValues.of(
        releases.rows(release(), table("country_indicator_values")).stream()
            .filter(row -> "national".equals(row.getAs("aggregation")))
            .map(Rows::indicatorValue)
            .toList());
  }

  private static Map<String, String> extents() {
    Map<String, String> extents = new HashMap<>();
    Catalogue.load().indicators().forEach(i -> extents.put(i.id(), i.extent()));
    return extents;
  }

  /** The indicators that may feed the edition. */
  Set<String> indicators() {
    return tree.leaves().stream()
        .flatMap(leaf -> leaf.options().stream())
        .map(Component.Option::indicatorId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By what the cities of the release are peers. */
  Peers peers() throws IOException {
    var peers = new Peers();
    for (Row city : releases.rows(release(), table("cities"))) {
      var facts = new PeerFacts(null, city.getAs("region"), city.getAs("income"));
      peers.add(new Place(city.getAs("country_code"), city.getAs("city_id")), facts);
    }
    Map<Place, List<IndicatorValue>> counted = new TreeMap<>();
    releases
        .rows(release(), VALUES, ReleasedIndex::namesPeople)
        .forEach(
            row ->
                counted
                    .computeIfAbsent(Rows.place(row), place -> new ArrayList<>())
                    .add(Rows.indicatorValue(row)));
    counted.forEach(peers::addPeople);
    return peers;
  }

  private static boolean namesPeople(Row row) {
    return row.getAs("population") != null && !Rows.isOfZone(row);
  }

  static TableSchema table(String name) {
    return Tables.load().table(name);
  }
}

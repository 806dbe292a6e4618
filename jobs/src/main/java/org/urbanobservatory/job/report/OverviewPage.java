package org.urbanobservatory.job.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.job.report.ReleaseDefinitions.Node;
import org.urbanobservatory.job.report.ReleaseDefinitions.Tree;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** The first page: all cities and countries of a release side by side. */
final class OverviewPage {
  private final ReleaseTables tables;
  private final ReleaseDefinitions definitions;
  private final ReleaseNotes notes;
  private final List<Row> cities;

  OverviewPage(
      ReleaseTables tables, ReleaseDefinitions definitions, ReleaseNotes notes, List<Row> cities) {
    this.tables = tables;
    this.definitions = definitions;
    this.notes = notes;
    this.cities = List.copyOf(cities);
  }

  byte[] bytes() throws IOException {
    ReleaseManifest manifest = tables.manifest();
    var page = new ReportPage(manifest.observatory(), "");
    page.add(
        "<p class=\"quiet\">release %s · %s</p>%n<h1>%s</h1>%n"
            .formatted(
                Html.escape(manifest.releaseId()),
                Html.escape(manifest.codeVersion()),
                Html.escape(manifest.observatory())));
    page.add(Html.section("Cities", "Each name leads to all that is known of the city.", places()));
    for (Tree tree : definitions.editions()) {
      page.add(scores(tree));
    }
    return page.add(countries()).add(notes.issuesElsewhere()).add(notes.inputs()).bytes();
  }

  private String places() {
    Map<Place, CityStatus> statuses = new TreeMap<>();
    tables
        .manifest()
        .cities()
        .forEach(status -> statuses.put(new Place(status.countryCode(), status.cityId()), status));
    var rows = new ArrayList<List<String>>();
    for (Row city : cities) {
      Place place = Rows.place(city);
      CityStatus status = statuses.get(place);
      Map<Issue.Severity, Long> counts = notes.counts(place);
      rows.add(
          List.of(
              link(city),
              Html.escape(city.getAs("country_name")),
              status == null ? "" : Figures.words(status.outcome().id()),
              status == null || status.reason() == null ? "" : Html.escape(status.reason()),
              counts.getOrDefault(Issue.Severity.ERROR, 0L).toString(),
              counts.getOrDefault(Issue.Severity.WARNING, 0L).toString(),
              counts.getOrDefault(Issue.Severity.INFO, 0L).toString()));
    }
    return Html.table(
        List.of("city", "country", "status", "why", "errors", "warnings", "notes"), rows);
  }

  private static String link(Row city) {
    return "<a href=\"%s\">%s</a>"
        .formatted(Html.escape(CityPages.path(Rows.place(city))), Html.escape(city.getAs("name")));
  }

  /** The latest index and its dimensions of every city, the highest first. */
  private String scores(Tree tree) throws IOException {
    List<Node> columns = new ArrayList<>(List.of(tree.root()));
    columns.addAll(tree.children(tree.root().id()));
    List<String> wanted = columns.stream().map(Node::id).toList();
    List<Score> scores =
        tables
            .rows(
                Tables.load().table("scores"),
                row ->
                    tree.id().equals(row.getAs("edition"))
                        && wanted.contains(row.<String>getAs("component_id")))
            .stream()
            .map(Rows::score)
            .toList();
    int year = scores.stream().mapToInt(Score::year).max().orElse(0);
    Map<Place, Map<String, Score>> byPlace = new HashMap<>();
    scores.stream()
        .filter(score -> score.year() == year)
        .forEach(
            score ->
                byPlace
                    .computeIfAbsent(score.place(), place -> new HashMap<>())
                    .put(score.componentId(), score));
    List<List<String>> rows =
        cities.stream()
            .filter(city -> byPlace.containsKey(Rows.place(city)))
            .sorted((a, b) -> Double.compare(root(tree, byPlace, b), root(tree, byPlace, a)))
            .map(city -> row(city, columns, byPlace.get(Rows.place(city))))
            .toList();
    var header = new ArrayList<>(List.of("city"));
    columns.forEach(node -> header.add(node.title()));
    header.add("band");
    return Html.section(
        tree.title() + (year == 0 ? "" : ", " + year),
        "Scores from 0 to 100, the highest index first.",
        Html.table(header, rows));
  }

  private static double root(Tree tree, Map<Place, Map<String, Score>> byPlace, Row city) {
    Score root = byPlace.get(Rows.place(city)).get(tree.root().id());
    return root == null || root.score() == null ? -1 : root.score();
  }

  private static List<String> row(Row city, List<Node> columns, Map<String, Score> scores) {
    var cells = new ArrayList<String>();
    cells.add(link(city));
    for (Node node : columns) {
      Score score = scores.get(node.id());
      Double number = score == null ? null : score.score();
      cells.add(IndexSection.bar(number) + "<br>" + Html.number(number, 1));
    }
    Score root = scores.get(columns.get(0).id());
    cells.add(
        root == null ? "" : Figures.words(root.score() == null ? root.reason() : root.band()));
    return cells;
  }

  private String name(String country) {
    return cities.stream()
        .filter(city -> country.equals(city.getAs("country_code")))
        .map(city -> city.<String>getAs("country_name"))
        .findFirst()
        .orElse(country);
  }

  /** What the countries have of the SDG indicators. */
  private String countries() throws IOException {
    Map<String, List<Row>> byCountry =
        tables.rows(Tables.load().table("country_indicator_values"), row -> true).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("country_code"), TreeMap::new, Collectors.toList()));
    var sections = new StringBuilder();
    byCountry.forEach(
        (country, rows) ->
            sections.append(
                "<details><summary>%s</summary>%s</details>%n"
                    .formatted(
                        Html.escape(name(country)),
                        new ValuesSection(
                                definitions, rows.stream().map(Rows::indicatorValue).toList())
                            .sdgTable())));
    return Html.section(
        "Countries",
        "Numerators of the reporting cities over their denominators; table country_indicator_values"
            + " says how many cities a value stands for.",
        sections.length() == 0 ? "<p class=\"none\">None.</p>\n" : sections.toString());
  }
}

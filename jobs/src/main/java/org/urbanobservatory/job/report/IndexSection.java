package org.urbanobservatory.job.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.urbanobservatory.job.report.ReleaseDefinitions.Node;
import org.urbanobservatory.job.report.ReleaseDefinitions.Tree;
import org.urbanobservatory.model.Score;

/** One edition of the index of one place: its latest tree, and its course. */
final class IndexSection {
  private final ReleaseDefinitions definitions;
  private final Tree tree;
  private final Map<Integer, Map<String, Score>> byYear = new TreeMap<>();

  /**
   * @param scores of the place, of any edition and year
   */
  IndexSection(ReleaseDefinitions definitions, Tree tree, List<Score> scores) {
    this.definitions = definitions;
    this.tree = tree;
    scores.stream()
        .filter(score -> score.edition().equals(tree.id()))
        .collect(Collectors.groupingBy(Score::year))
        .forEach(
            (year, of) ->
                byYear.put(
                    year,
                    of.stream()
                        .collect(Collectors.toMap(Score::componentId, Function.identity()))));
  }

  /** The section; empty where the place has no score of the edition. */
  String html() {
    if (byYear.isEmpty()) {
      return "";
    }
    int year = latest();
    Map<String, Score> scores = byYear.get(year);
    var html = new StringBuilder();
    html.append(headline(scores.get(tree.root().id())));
    if (byYear.size() > 1) {
      html.append(ReportPage.drawing("trend", course()));
    }
    for (Node dimension : tree.children(tree.root().id())) {
      html.append(
          "<details><summary>%s</summary>%s</details>%n"
              .formatted(line(dimension, scores), table(dimension, scores)));
    }
    return Html.section(
        tree.title() + ", " + year,
        "Scores from 0 to 100. Open a dimension to see what it is made of; a dash is what cannot"
            + " be computed, with the reason beside it.",
        html.toString());
  }

  int latest() {
    return byYear.keySet().stream().mapToInt(y -> y).max().orElseThrow();
  }

  private static String headline(Score root) {
    if (root == null) {
      return "";
    }
    String range =
        root.methodLow() == null || root.methodHigh() == null
            ? ""
            : "; other defensible methods give %s to %s"
                .formatted(Html.number(root.methodLow(), 1), Html.number(root.methodHigh(), 1));
    String how =
        root.score() == null
            ? "not computed: " + Figures.words(root.reason())
            : "%s; %s of the weight has data, %s of it older or borrowed%s"
                .formatted(
                    Figures.words(root.band()),
                    Html.percent(root.coverage()),
                    Html.percent(root.proxiedShare()),
                    range);
    return "<p class=\"headline\"><strong>%s</strong> %s</p>%n"
        .formatted(Html.number(root.score(), 1), how);
  }

  private static String line(Node node, Map<String, Score> scores) {
    Score score = scores.get(node.id());
    Double number = score == null ? null : score.score();
    return "<span class=\"name\">%s</span> %s <span class=\"figure\">%s</span> <span class=\"quiet\">%s</span>"
        .formatted(
            Html.escape(node.title()),
            bar(number),
            Html.number(number, 1),
            score == null ? "" : Figures.words(number == null ? score.reason() : score.band()));
  }

  /** A bar of 0 to 100. */
  static String bar(Double score) {
    double width = score == null ? 0 : Math.max(0, Math.min(100, score));
    return String.format(
        Locale.ROOT,
        "<svg class=\"bar\" width=\"120\" height=\"10\" role=\"img\" aria-label=\"%s of 100\">"
            + "<rect width=\"120\" height=\"10\" class=\"track\"/>"
            + "<rect width=\"%.1f\" height=\"10\" class=\"fill\"/></svg>",
        score == null ? "none" : Html.number(score, 0),
        1.2 * width);
  }

  private String table(Node dimension, Map<String, Score> scores) {
    var rows = new ArrayList<List<String>>();
    for (Node child : tree.children(dimension.id())) {
      rows.add(row(child, scores));
      tree.children(child.id()).forEach(leaf -> rows.add(row(leaf, scores)));
    }
    return Html.table(
        List.of("component", "", "score", "band", "value", "unit", "data of", "note"), rows);
  }

  private List<String> row(Node node, Map<String, Score> scores) {
    Score score = scores.get(node.id());
    String name =
        node.isLeaf()
            ? "<span class=\"leaf\">" + Html.escape(node.title()) + "</span>"
            : "<strong>" + Html.escape(node.title()) + "</strong>";
    if (score == null) {
      return List.of(name, "", "–", "", "", "", "", "");
    }
    String unit =
        node.isLeaf() ? Figures.unit(definitions.indicator(node.indicatorId()).unit()) : "";
    return List.of(
        name,
        bar(score.score()),
        Html.number(score.score(), 1),
        Figures.words(score.band()),
        node.isLeaf() ? Figures.of(score.rawValue()) : "",
        unit,
        score.dataYear() == null ? "" : score.dataYear().toString(),
        note(score));
  }

  private static String note(Score score) {
    if (score.score() == null) {
      return Figures.words(score.reason());
    }
    return score.proxiedShare() > 0 ? "older or borrowed data" : "";
  }

  /** The index and its dimensions by year. */
  private ObjectNode course() {
    ObjectNode chart = JsonNodeFactory.instance.objectNode();
    ArrayNode years = chart.putArray("years");
    byYear.keySet().forEach(years::add);
    ArrayNode series = chart.putArray("series");
    addSeries(series, tree.root());
    tree.children(tree.root().id()).forEach(node -> addSeries(series, node));
    return chart;
  }

  private void addSeries(ArrayNode series, Node node) {
    ObjectNode line = series.addObject().put("name", node.title());
    ArrayNode values = line.putArray("values");
    for (Map<String, Score> scores : byYear.values()) {
      Score score = scores.get(node.id());
      values.add(score == null ? null : score.score());
    }
  }
}

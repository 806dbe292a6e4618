package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.model.NearestName;

/** What a JSON Schema cannot say of inputs. */
final class InputReferences {
  /** The kinds of inputs that need a date: statistics say it row by row, zones last. */
  private static final Set<String> DATED =
      Set.of(
          "streets",
          "population",
          "built_up",
          "urban_polygons",
          "land",
          "open_spaces",
          "transit",
          "facilities",
          "land_use",
          "green",
          "hazards",
          "air");

  private final ReferenceTree tree;

  InputReferences(ReferenceTree tree) {
    this.tree = tree;
  }

  void check() {
    tree.checkUnique("input id", "inputs", tree.inputIds(tree.kinds()));
    for (String kind : tree.kinds()) {
      int index = 0;
      for (JsonNode input : tree.root().path("inputs").path(kind)) {
        checkInput(kind, input, "inputs." + kind + "[" + index++ + "]");
      }
    }
  }

  private void checkInput(String kind, JsonNode input, String place) {
    checkPeriod(kind, input, place);
    switch (kind) {
      case "statistics" -> checkStatistics(input, place);
      case "population" -> checkPopulation(input, place);
      case "built_up" -> checkBuiltUp(input, place);
      default -> {}
    }
  }

  private void checkPeriod(String kind, JsonNode input, String place) {
    boolean hasYear = input.has("year");
    boolean hasPeriod = input.has("period");
    if (hasYear && hasPeriod) {
      tree.add(place + " has both year and period; keep one");
    }
    if (!hasYear && !hasPeriod && DATED.contains(kind)) {
      tree.add(place + " needs year or period: what the data refer to");
    }
    if (hasPeriod) {
      checkDates(input.path("period"), place + ".period");
    }
  }

  private void checkDates(JsonNode period, String place) {
    try {
      LocalDate from = LocalDate.parse(period.path("from").asText("0001-01-01"));
      LocalDate to = LocalDate.parse(period.path("to").asText("9999-12-31"));
      if (to.isBefore(from)) {
        tree.add(place + " ends on " + to + ", before it starts on " + from);
      }
    } catch (DateTimeException e) {
      tree.add(place + " is no date: " + e.getMessage());
    }
  }

  private void checkStatistics(JsonNode input, String place) {
    String encoding = input.path("encoding").asText("UTF-8");
    if (!isCharset(encoding)) {
      tree.add(place + ".encoding '" + encoding + "' is unknown; for example UTF-8, windows-1252");
    }
    String extent = input.path("extent").asText("boundary");
    Set<String> known = new TreeSet<>(ReferenceTree.values(tree.root().path("extents"), "id"));
    known.add("boundary");
    if (!known.contains(extent)) {
      tree.add(place + " names unknown extent '" + extent + "'" + NearestName.hint(extent, known));
    }
  }

  private static boolean isCharset(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private void checkPopulation(JsonNode input, String place) {
    String path = input.path("path").asText().toLowerCase(Locale.ROOT);
    if (path.matches(".*\\.tiff?")) {
      tree.require(input, place, "a GeoTIFF", List.of("quantity"));
      tree.refuse(input, place, "a GeoTIFF", List.of("column", "x", "y"));
    } else if (path.endsWith(".csv")) {
      tree.require(input, place, "a CSV", List.of("column", "x", "y", "crs"));
    } else {
      tree.require(input, place, "a vector file", List.of("column"));
    }
    tree.problems().addAll(ControlTotals.problems(tree.root(), input, place));
  }

  private void checkBuiltUp(JsonNode input, String place) {
    if (!input.path("value").asText("share").equals("share")) {
      tree.refuse(input, place, "value: " + input.path("value").asText(), List.of("threshold"));
    }
  }
}

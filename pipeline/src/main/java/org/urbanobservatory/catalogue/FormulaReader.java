package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRate.Subject;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Term;

/**
 * Reads a formula: its {@code kind} and its terms. A term is written as in the worked examples,
 * {@code population} or {@code population[sex=F,age=Y_GE65]}, with a factor in front where it has
 * one: {@code 0.5 * population}.
 */
final class FormulaReader {
  /** The keys that each kind reads, beside {@code kind}. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "value", List.of("variable", "scale"),
          "ratio", List.of("numerator", "denominator", "scale"),
          "ratio_of_ratios", List.of("a", "b", "c", "d", "scale"),
          "growth_ratio", List.of("area", "population", "area_rate", "population_rate"),
          "growth_rate", List.of("area", "population", "rate", "scale"),
          "normalised_herfindahl", List.of("parts"));

  private static final Pattern TERM =
      Pattern.compile(
          "(?:(-?[0-9.]+(?:[eE]-?[0-9]+)?)\\s*\\*\\s*)?([a-z0-9][a-z0-9_.-]*)(?:\\[([^\\]]*)\\])?");
  private static final Pattern GROUP = Pattern.compile("(sex|age)=([A-Za-z0-9_]+)");

  private FormulaReader() {}

  static Formula read(Entry formula) {
    refuseStrayKeys(formula);
    String kind = formula.text("kind");
    return switch (kind) {
      case "value" -> new Formula.Value(term(formula, "variable"), scale(formula));
      case "ratio" ->
          new Formula.Ratio(
              terms(formula, "numerator"), terms(formula, "denominator"), scale(formula));
      case "ratio_of_ratios" ->
          new Formula.RatioOfRatios(
              term(formula, "a"),
              term(formula, "b"),
              term(formula, "c"),
              term(formula, "d"),
              scale(formula));
      case "growth_ratio" ->
          new Formula.GrowthRatio(
              term(formula, "area"),
              term(formula, "population"),
              rate(formula, "area_rate"),
              rate(formula, "population_rate"));
      case "growth_rate" -> growthRate(formula);
      case "normalised_herfindahl" -> new Formula.NormalisedHerfindahl(terms(formula, "parts"));
      default ->
          throw new IllegalArgumentException(
              "formula kind '" + kind + "' is unknown" + NearestName.hint(kind, KEYS.keySet()));
    };
  }

  /** Names the area or the population that grows, not both. */
  private static Formula growthRate(Entry formula) {
    boolean hasArea = formula.node().has("area");
    if (hasArea == formula.node().has("population")) {
      throw new IllegalArgumentException("formula kind growth_rate needs area or population");
    }
    return new Formula.GrowthRate(
        hasArea ? Subject.AREA : Subject.POPULATION,
        term(formula, hasArea ? "area" : "population"),
        rate(formula, "rate"),
        scale(formula));
  }

  /** A key that the kind does not read is a mistake, not a remark. */
  private static void refuseStrayKeys(Entry formula) {
    String kind = formula.text("kind");
    List<String> read = KEYS.getOrDefault(kind, List.of());
    formula
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("kind") && !read.contains(key)) {
                throw new IllegalArgumentException(
                    "formula kind " + kind + " has no '" + key + "', it reads " + read);
              }
            });
  }

  private static double scale(Entry formula) {
    return formula.findNumber("scale").orElse(1.0);
  }

  private static Rate rate(Entry formula, String key) {
    return formula.word(key, Rate.class);
  }

  private static Term term(Entry formula, String key) {
    return term(formula.text(key));
  }

  /** One term, or a sequence of them. */
  private static List<Term> terms(Entry formula, String key) {
    JsonNode node = formula.node().path(key);
    if (!node.isArray()) {
      return List.of(term(formula, key));
    }
    var terms = new ArrayList<Term>();
    node.forEach(text -> terms.add(term(text.asText())));
    return terms;
  }

  static Term term(String text) {
    Matcher matcher = TERM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "term '" + text + "' is not like population or 0.5 * population[sex=F,age=Y_GE65]");
    }
    double coefficient = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
    String groups = matcher.group(3);
    return new Term(
        matcher.group(2), coefficient, group(text, groups, "sex"), group(text, groups, "age"));
  }

  private static String group(String term, String groups, String name) {
    String code = null;
    for (String part : groups == null ? new String[0] : groups.split(",", -1)) {
      Matcher matcher = GROUP.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "term '" + term + "' must name sex=CODE or age=CODE, not '" + part + "'");
      }
      code = matcher.group(1).equals(name) ? matcher.group(2) : code;
    }
    return code;
  }
}

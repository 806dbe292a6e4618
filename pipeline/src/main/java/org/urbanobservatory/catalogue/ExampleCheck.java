package org.urbanobservatory.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.urbanobservatory.compute.Evaluated;
import org.urbanobservatory.compute.ExampleInputs;
import org.urbanobservatory.compute.FormulaEvaluator;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Term;

/** Proves the worked examples of an indicator by its own formula. */
final class ExampleCheck {
  private ExampleCheck() {}

  /** What the examples of an indicator get wrong; empty when all hold. */
  static List<String> check(String place, Indicator indicator) {
    var problems = new ArrayList<String>();
    for (int i = 0; i < indicator.examples().size(); i++) {
      String fault = fault(indicator.formula(), indicator.examples().get(i));
      if (!fault.isEmpty()) {
        problems.add("Invalid " + place + ", example " + (i + 1) + ": " + fault);
      }
    }
    return problems;
  }

  /** What is wrong with an example, empty when it holds. */
  static String fault(Formula formula, FormulaExample example) {
    try {
      String unused = unused(formula, example);
      return unused.isEmpty()
          ? fault(FormulaEvaluator.evaluate(formula, ExampleInputs.of(example)), example)
          : unused;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static String fault(Evaluated found, FormulaExample example) {
    if (example.expected() == null) {
      return example.reason().equals(found.reason())
          ? ""
          : "expected no value because of " + example.reason() + ", found " + words(found);
    }
    boolean isNear =
        found.value() != null
            && Math.abs(found.value() - example.expected()) <= example.tolerance();
    return isNear ? "" : "expected " + example.expected() + ", found " + words(found);
  }

  /** A value that the formula never reads is most likely a mistyped name. */
  private static String unused(Formula formula, FormulaExample example) {
    List<String> variables = formula.terms().stream().map(Term::variable).distinct().toList();
    for (String key : new TreeMap<>(example.given()).keySet()) {
      String variable = key.replaceFirst("[\\[@].*", "");
      if (!variables.contains(variable)) {
        return "'" + key + "' is given, but the formula reads only " + variables;
      }
    }
    return "";
  }

  private static String words(Evaluated found) {
    return found.value() == null ? "no value because of " + found.reason() : "" + found.value();
  }
}

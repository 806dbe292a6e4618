package org.urbanobservatory.source.tabular;

import java.util.Locale;
import java.util.Set;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.Fault;

/** The number of one row of a delimited file, in its unit and its range. */
final class StatisticsValue {
  /** Observation statuses that say that there is no value. */
  private static final Set<String> NO_VALUE = Set.of("L", "M", "O", "Q");

  private static final Set<String> MISSING_MARKS =
      Set.of("-", "–", "—", ".", "..", "...", "…", ":", "n/a", "na", "n.a.", "nan", "null", "none");

  private final DelimitedRow row;
  private final StatisticsColumns columns;
  private final Vocabulary vocabulary;
  private final DecimalStyle decimal;

  StatisticsValue(
      DelimitedRow row, StatisticsColumns columns, Vocabulary vocabulary, DecimalStyle decimal) {
    this.row = row;
    this.columns = columns;
    this.vocabulary = vocabulary;
    this.decimal = decimal;
  }

  /** The number of the row in the unit of its variable. */
  double value(String variable, Unit unit, String status) throws Fault {
    String text = columns.text(row, "value");
    if (text == null) {
      throw Fault.invalid("empty_value", "value", "the cell is empty: the value is missing")
          .asInfo();
    }
    refuseMissingMark(text);
    if (NO_VALUE.contains(status)) {
      throw Fault.invalid(
              "value_of_missing",
              "value",
              "'" + text + "' has obs_status " + status + ", which says that there is no value")
          .about(null, text);
    }
    double value = givenUnit(unit).convert(NumberText.number("value", text, decimal), unit);
    checkRange(vocabulary.variables().get(variable), value, text);
    return value;
  }

  private static void refuseMissingMark(String text) throws Fault {
    if (MISSING_MARKS.contains(text.toLowerCase(Locale.ROOT))) {
      throw Fault.invalid(
              "missing_mark",
              "value",
              "'"
                  + text
                  + "' stands for no number; leave the cell empty if the value is missing,"
                  + " or write 0 if it is zero")
          .about(null, text);
    }
  }

  private Unit givenUnit(Unit unit) throws Fault {
    String id = columns.text(row, "unit");
    Unit given = id == null ? unit : vocabulary.units().get(id);
    if (given == null) {
      throw Fault.invalid(
              "unknown_unit",
              "unit",
              "'%s' is no unit of the catalogue%s; the variable is kept in %s"
                  .formatted(id, NearestName.hint(id, vocabulary.units().keySet()), unit.id()))
          .about(null, id);
    }
    if (!given.isConvertibleTo(unit)) {
      throw Fault.invalid(
              "inconvertible_unit",
              "unit",
              "'%s' (%s) cannot become %s (%s)"
                  .formatted(id, given.quantity(), unit.id(), unit.quantity()))
          .about(null, id);
    }
    return given;
  }

  private static void checkRange(Variable variable, double value, String text) throws Fault {
    if (variable == null) {
      return;
    }
    if (variable.minimum() != null && value < variable.minimum()) {
      throw outOfRange(
          variable, text, value, "below the minimum " + PlainNumber.of(variable.minimum()));
    }
    if (variable.maximum() != null && value > variable.maximum()) {
      throw outOfRange(
          variable, text, value, "above the maximum " + PlainNumber.of(variable.maximum()));
    }
  }

  private static Fault outOfRange(Variable variable, String text, double value, String how) {
    return Fault.invalid(
            "out_of_range",
            "value of " + variable.id(),
            "'%s' is %s %s, %s; correct the value or its unit"
                .formatted(text, PlainNumber.of(value), variable.unit(), how))
        .about(variable.id(), text);
  }

  /** The standard error in the unit of the variable, null where there is none. */
  Double stdError(Unit unit) throws Fault {
    String text = columns.text(row, "std_error");
    if (text == null) {
      return null;
    }
    double error = givenUnit(unit).convert(NumberText.number("std_error", text, decimal), unit);
    if (error < 0) {
      throw Fault.invalid("out_of_range", "std_error", "'" + text + "' is negative")
          .about(null, text);
    }
    return error;
  }
}

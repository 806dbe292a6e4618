package org.urbanobservatory.compute;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Term;

/**
 * The inputs that a worked example gives. Keys are
 *
 * <ul>
 *   <li>{@code population}: the total;
 *   <li>{@code population[age=Y_GE65]}, {@code enrolled[sex=F]}, {@code
 *       population[sex=F,age=Y15T24]}: a group, sex or age each at most once, in any order;
 *   <li>{@code urban_area@2010}, {@code population[sex=F]@2010.5}: a year, for growth formulas.
 *       Where years are given, the first one is the earlier year and the last one the year of the
 *       result; a key without a year then belongs to the year of the result.
 * </ul>
 *
 * The result's breakdown is the total, so a term without a fixed group reads the total.
 */
public final class ExampleInputs implements FormulaInputs {
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9][a-z0-9_.-]*)(?:\\[([^\\]]*)\\])?(?:@(\\d{4}(?:\\.\\d+)?))?");
  private static final Pattern GROUP = Pattern.compile("(sex|age)=([A-Za-z0-9_]+)");

  private final Map<Key, Double> latest = new TreeMap<>();
  private final Map<Key, Double> earlier = new TreeMap<>();
  private final double years;

  private ExampleInputs(Map<Key, Double> given) {
    var dates = new TreeSet<Double>();
    given.keySet().stream().filter(Key::isDated).map(Key::year).forEach(dates::add);
    if (dates.size() > 2) {
      throw new IllegalArgumentException(
          "Invalid example: growth needs two years, the keys name " + dates);
    }
    years = dates.size() == 2 ? dates.last() - dates.first() : 0;
    given.forEach(
        (key, value) -> {
          boolean isEarlier = years > 0 && key.isDated() && key.year() == dates.first();
          put(isEarlier ? earlier : latest, key.undated(), value);
        });
  }

  /** The inputs of a worked example. */
  public static ExampleInputs of(FormulaExample example) {
    return of(example.given());
  }

  /**
   * The inputs named by the keys.
   *
   * @throws IllegalArgumentException when a key cannot be read, when two keys mean the same, or
   *     when the keys name more than two years
   */
  public static ExampleInputs of(Map<String, Double> given) {
    var parsed = new TreeMap<Key, Double>();
    new TreeMap<>(given).forEach((text, value) -> put(parsed, key(text), value));
    return new ExampleInputs(parsed);
  }

  @Override
  public OptionalDouble find(Term term) {
    return find(latest, term);
  }

  @Override
  public OptionalDouble findEarlier(Term term) {
    return find(earlier, term);
  }

  @Override
  public double years() {
    return years;
  }

  private static OptionalDouble find(Map<Key, Double> values, Term term) {
    Double value =
        values.get(new Key(term.variable(), orAll(term.sex()), orAll(term.age()), Key.UNDATED));
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void put(Map<Key, Double> values, Key key, Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid example: " + key + " is " + value);
    }
    if (values.put(key, value) != null) {
      throw new IllegalArgumentException("Invalid example: " + key + " is given twice");
    }
  }

  private static Key key(String text) {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid example key: '" + text + "' is not like name, name[age=Y_GE65] or name@2010");
    }
    double year = matcher.group(3) == null ? Key.UNDATED : Double.parseDouble(matcher.group(3));
    var groups = groups(text, matcher.group(2));
    return new Key(matcher.group(1), orAll(groups.get("sex")), orAll(groups.get("age")), year);
  }

  private static Map<String, String> groups(String key, String text) {
    var groups = new TreeMap<String, String>();
    for (String part : text == null ? new String[0] : text.split(",", -1)) {
      Matcher matcher = GROUP.matcher(part.trim());
      if (!matcher.matches() || groups.put(matcher.group(1), matcher.group(2)) != null) {
        throw new IllegalArgumentException(
            "Invalid example key: '" + key + "' must name sex=CODE or age=CODE, each once");
      }
    }
    return groups;
  }

  private static String orAll(String code) {
    return code == null ? Breakdown.ALL : code;
  }

  private record Key(String variable, String sex, String age, double year)
      implements Comparable<Key> {
    static final double UNDATED = 0;

    boolean isDated() {
      return year != UNDATED;
    }

    Key undated() {
      return new Key(variable, sex, age, UNDATED);
    }

    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::variable)
          .thenComparing(Key::sex)
          .thenComparing(Key::age)
          .thenComparingDouble(Key::year)
          .compare(this, other);
    }

    @Override
    public String toString() {
      return variable + "[sex=" + sex + ",age=" + age + "]" + (isDated() ? "@" + year : "");
    }
  }
}

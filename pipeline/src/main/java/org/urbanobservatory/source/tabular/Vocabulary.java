package org.urbanobservatory.source.tabular;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;

/**
 * The names that statistics may use.
 *
 * @param variables by id
 * @param units by id
 * @param indicatorUnits unit of each indicator, by indicator id: a variable named like an indicator
 *     supplies its value
 * @param indicatorExtents extent that each indicator is defined on, by indicator id
 * @param cities the configured cities
 * @param countries codes of the configured countries
 * @param extents ids of the configured extents, empty to accept any
 */
public record Vocabulary(
    Map<String, Variable> variables,
    Map<String, Unit> units,
    Map<String, String> indicatorUnits,
    Map<String, String> indicatorExtents,
    Set<Place> cities,
    Set<String> countries,
    Set<String> extents)
    implements java.io.Serializable {
  private static final String BOUNDARY = "boundary";

  public Vocabulary {
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    units = Collections.unmodifiableMap(new TreeMap<>(units));
    indicatorUnits = Collections.unmodifiableMap(new TreeMap<>(indicatorUnits));
    indicatorExtents = Collections.unmodifiableMap(new TreeMap<>(indicatorExtents));
    cities = Collections.unmodifiableSet(new TreeSet<>(cities));
    countries = Collections.unmodifiableSet(new TreeSet<>(countries));
    extents = Collections.unmodifiableSet(new TreeSet<>(extents));
  }

  /** Every name that column {@code variable} may hold, sorted. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(variables.keySet());
    names.addAll(indicatorUnits.keySet());
    return names;
  }

  /**
   * Extent of a row that names none: a reported indicator is on the extent that it is defined on,
   * any other statistic on the administrative boundary.
   */
  String extentOf(String name) {
    return indicatorExtents.getOrDefault(name, BOUNDARY);
  }

  /** Unit in which values of the variable or indicator are kept, null when neither is known. */
  Unit unitOf(String name) {
    Variable variable = variables.get(name);
    String unit = variable == null ? indicatorUnits.get(name) : variable.unit();
    return unit == null ? null : units.get(unit);
  }
}

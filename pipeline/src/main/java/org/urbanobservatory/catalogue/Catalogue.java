package org.urbanobservatory.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;

/**
 * Every definition of {@code schemas/}: units, variables, indicators and editions, checked against
 * each other and with all worked examples proved. Immutable; collections are sorted by id.
 */
public final class Catalogue {
  private final Map<String, Unit> units;
  private final Map<String, Variable> variables;
  private final Map<String, Variable> accepted;
  private final Map<String, Indicator> indicators;
  private final Map<String, Edition> editions;
  private final String hash;

  Catalogue(
      Map<String, Unit> units,
      Map<String, Variable> variables,
      Map<String, IndicatorFile> files,
      Map<String, Edition> editions,
      String hash) {
    this.units = Collections.unmodifiableMap(new TreeMap<>(units));
    this.variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    var indicatorsById = new TreeMap<String, Indicator>();
    var acceptedById = new TreeMap<>(variables);
    files.forEach((id, file) -> indicatorsById.put(id, file.indicator()));
    files.forEach((id, file) -> acceptedById.putIfAbsent(id, file.supplied()));
    this.indicators = Collections.unmodifiableMap(indicatorsById);
    this.accepted = Collections.unmodifiableMap(acceptedById);
    this.editions = Collections.unmodifiableMap(new TreeMap<>(editions));
    this.hash = hash;
  }

  /**
   * The catalogue on the class path, read and proved once per process.
   *
   * @throws CatalogueException with every problem, when a definition is wrong
   */
  public static Catalogue load() {
    return Loaded.CATALOGUE.orThrow();
  }

  public Collection<Unit> units() {
    return units.values();
  }

  /** The variables that formulas read: {@code schemas/variables.yaml}. */
  public Collection<Variable> variables() {
    return variables.values();
  }

  /**
   * Every name that an observation may carry: the variables, and each indicator's id as the
   * variable that supplies its value.
   */
  public Collection<Variable> acceptedVariables() {
    return accepted.values();
  }

  public Collection<Indicator> indicators() {
    return indicators.values();
  }

  public Collection<Edition> editions() {
    return editions.values();
  }

  public Optional<Unit> findUnit(String id) {
    return Optional.ofNullable(units.get(id));
  }

  /** The variable that an observation names, one of {@link #acceptedVariables()}. */
  public Optional<Variable> findVariable(String id) {
    return Optional.ofNullable(accepted.get(id));
  }

  public Optional<Indicator> findIndicator(String id) {
    return Optional.ofNullable(indicators.get(id));
  }

  public Optional<Edition> findEdition(String id) {
    return Optional.ofNullable(editions.get(id));
  }

  /**
   * The unit with an id.
   *
   * @throws IllegalArgumentException when there is none; names the nearest id
   */
  public Unit unit(String id) {
    return findUnit(id).orElseThrow(() -> unknown("unit", id, units.keySet()));
  }

  /**
   * The variable with an id.
   *
   * @throws IllegalArgumentException when there is none; names the nearest id
   */
  public Variable variable(String id) {
    return findVariable(id).orElseThrow(() -> unknown("variable", id, accepted.keySet()));
  }

  /**
   * The indicator with an id.
   *
   * @throws IllegalArgumentException when there is none; names the nearest id
   */
  public Indicator indicator(String id) {
    return findIndicator(id).orElseThrow(() -> unknown("indicator", id, indicators.keySet()));
  }

  /**
   * The edition with an id.
   *
   * @throws IllegalArgumentException when there is none; names the nearest id
   */
  public Edition edition(String id) {
    return findEdition(id).orElseThrow(() -> unknown("edition", id, editions.keySet()));
  }

  /**
   * What an edition names and this catalogue does not define, or defines otherwise; empty when all
   * of it can be computed from the catalogue.
   *
   * @param file name of the edition's file for the messages
   */
  public List<String> problems(String file, Edition edition) {
    var found = new Problems();
    var files = new TreeMap<String, IndicatorFile>();
    indicators.forEach((id, indicator) -> files.put(id, new IndicatorFile(indicator, null, null)));
    new CatalogueCheck(units, variables, files, Map.of(), found).checkEdition(file, edition);
    return found.messages();
  }

  /** Ids of the indicators whose formula reads a variable, sorted. */
  public List<String> feeds(String variableId) {
    return indicators.values().stream()
        .filter(indicator -> reads(indicator.formula(), variableId))
        .map(Indicator::id)
        .toList();
  }

  /**
   * SHA-256 over the names and bytes of all files of {@code schemas/} but the counterexamples,
   * which define nothing; lower case hexadecimal.
   */
  public String hash() {
    return hash;
  }

  private static boolean reads(Formula formula, String variableId) {
    return formula.terms().stream().map(Term::variable).anyMatch(variableId::equals);
  }

  private static IllegalArgumentException unknown(
      String what, String id, Collection<String> known) {
    return new IllegalArgumentException(
        "Invalid " + what + ": '" + id + "' is not in the catalogue" + NearestName.hint(id, known));
  }

  static String hashOfFiles() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String name : SchemaFiles.all()) {
        if (name.startsWith("counterexamples/")) {
          continue;
        }
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (var in = SchemaFiles.open(name)) {
          digest.update(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot hash the definitions", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** The outcome of loading, kept so that a second call gives the same problems again. */
  private record Loaded(Catalogue catalogue, List<String> problems) {
    static final Loaded CATALOGUE = attempt();

    private static Loaded attempt() {
      try {
        return new Loaded(new CatalogueReader().read(), List.of());
      } catch (CatalogueException e) {
        return new Loaded(null, e.problems());
      }
    }

    Catalogue orThrow() {
      if (catalogue == null) {
        throw new CatalogueException(problems);
      }
      return catalogue;
    }
  }
}

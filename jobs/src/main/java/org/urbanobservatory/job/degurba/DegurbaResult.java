package org.urbanobservatory.job.degurba;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.grid.degurba.Settlement;

/**
 * What a classification found.
 *
 * @param cells by class, the densest first
 * @param settlements by kind; kinds other than the centre only where there are any
 * @param units by level and class, the densest first; empty without units
 * @param notices what a reader of the results should know
 */
public record DegurbaResult(
    List<Group> cells, List<Group> settlements, List<Group> units, List<String> notices) {
  public DegurbaResult {
    cells = List.copyOf(cells);
    settlements = List.copyOf(settlements);
    units = List.copyOf(units);
    notices = List.copyOf(notices);
  }

  /**
   * Members of one class.
   *
   * @param name the class in words
   * @param code official, null where it has none
   * @param count members
   * @param population their people
   */
  public record Group(String name, Integer code, long count, double population) {}

  static List<Group> ofSettlements(List<Settlement> settlements) {
    List<Group> groups = new ArrayList<>();
    for (Settlement.Kind kind : Settlement.Kind.values()) {
      List<Settlement> own = settlements.stream().filter(s -> s.kind() == kind).toList();
      double people = own.stream().mapToDouble(Settlement::population).sum();
      if (!own.isEmpty() || kind == Settlement.Kind.URBAN_CENTRE) {
        groups.add(new Group(ResultTables.word(kind), null, own.size(), people));
      }
    }
    return groups;
  }

  static List<Group> ofUnits(List<ClassifiedUnit> units) {
    Map<Integer, Group> groups = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (ClassifiedUnit unit : units) {
      var finest = unit.level2() == null ? unit.level1() : unit.level2();
      int code = finest == null ? -1 : finest.code();
      String name = finest == null ? "not classified" : ResultTables.word(finest);
      var one = new Group(name, finest == null ? null : code, 1, unit.population());
      groups.merge(code, one, DegurbaResult::sum);
    }
    return List.copyOf(groups.values());
  }

  private static Group sum(Group a, Group b) {
    return new Group(a.name(), a.code(), a.count() + b.count(), a.population() + b.population());
  }
}

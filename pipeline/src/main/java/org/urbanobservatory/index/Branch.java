package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;

/**
 * A component of an edition with what is below it, so that a tree is walked without searching.
 *
 * @param position of the component among those of the edition
 * @param children in the edition's order, empty for a leaf
 */
record Branch(int position, Component component, List<Branch> children) {

  /** The components without a parent, each with its tree. */
  static List<Branch> roots(Edition edition) {
    List<Component> components = edition.components();
    Map<String, List<Component>> byParent =
        components.stream()
            .filter(c -> c.parentId() != null)
            .collect(Collectors.groupingBy(Component::parentId));
    var roots = new ArrayList<Branch>();
    for (Component component : components) {
      if (component.parentId() == null) {
        roots.add(of(component, components, byParent));
      }
    }
    return roots;
  }

  private static Branch of(
      Component component, List<Component> components, Map<String, List<Component>> byParent) {
    List<Branch> children =
        byParent.getOrDefault(component.id(), List.of()).stream()
            .map(child -> of(child, components, byParent))
            .toList();
    return new Branch(components.indexOf(component), component, children);
  }
}

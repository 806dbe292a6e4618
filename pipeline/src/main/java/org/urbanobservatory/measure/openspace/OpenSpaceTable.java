package org.urbanobservatory.measure.openspace;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What open public space is: {@code schemas/open_spaces.yaml} in memory.
 *
 * @param classes rows in the order in which they are tried
 * @param closing tags that close an area to the public
 * @param service reach of open space, for the share of land served
 * @param entrances where open space is entered
 */
public record OpenSpaceTable(
    List<OpenSpaceClass> classes,
    List<ClosingTag> closing,
    ServiceRule service,
    EntranceRule entrances)
    implements Serializable {
  public OpenSpaceTable {
    classes = List.copyOf(classes);
    closing = List.copyOf(closing);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("Invalid open space table: no class");
    }
  }

  /** The class of an area with these tags; empty if it is no open space. */
  public Optional<String> findClass(Map<String, String> tags) {
    return classes.stream().filter(c -> c.fits(tags)).map(OpenSpaceClass::id).findFirst();
  }

  /** The class that a text names by its id or by a value; empty if none. */
  public Optional<String> findClassNamed(String text) {
    return classes.stream().filter(c -> c.isNamed(text)).map(OpenSpaceClass::id).findFirst();
  }

  /** Whether everyone may enter an area with these tags. */
  public OpenSpace.Access access(Map<String, String> tags) {
    boolean isClosed = closing.stream().anyMatch(c -> c.closes(tags));
    return isClosed ? OpenSpace.Access.CLOSED : OpenSpace.Access.PUBLIC;
  }

  /** Class ids in the order of the table. */
  public List<String> classIds() {
    return classes.stream().map(OpenSpaceClass::id).distinct().toList();
  }
}

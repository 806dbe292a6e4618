package org.urbanobservatory.measure.landuse;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What land is used for: {@code schemas/land_uses.yaml} in memory.
 *
 * @param categories the uses of the mix; where areas overlap the earlier one has the land
 * @param rows in the order in which they are tried
 * @param cellM side of a walkable cell in metres
 * @param knownShareMinimum share of an extent with a use below which the mix says nothing
 */
public record LandUseTable(
    List<String> categories, List<LandUseClass> rows, double cellM, double knownShareMinimum)
    implements Serializable {
  public LandUseTable {
    categories = List.copyOf(categories);
    rows = List.copyOf(rows);
    if (categories.size() < 2 || new TreeSet<>(categories).size() < categories.size()) {
      throw new IllegalArgumentException(
          "Invalid land use table: categories "
              + categories
              + "; two or more are needed, each once");
    }
    for (LandUseClass row : rows) {
      if (!row.use().equals(LandUseClass.NONE) && !categories.contains(row.use())) {
        throw new IllegalArgumentException(
            "Invalid land use table: use '%s' of row %s=%s is none of %s"
                .formatted(row.use(), row.key(), row.values(), categories));
      }
    }
    if (!(cellM > 0 && knownShareMinimum >= 0 && knownShareMinimum <= 1)) {
      throw new IllegalArgumentException(
          "Invalid land use table: cell_m %s is not above 0, or known_share_minimum %s is no share"
              .formatted(cellM, knownShareMinimum));
    }
  }

  /** The row of an area with these tags; empty if they say nothing about its use or cover. */
  public Optional<LandUseClass> findClass(Map<String, String> tags) {
    return rows.stream().filter(r -> r.fits(tags)).findFirst();
  }

  /** The row that a text names: by a value, or a category without more. */
  public Optional<LandUseClass> findClassNamed(String text) {
    Optional<LandUseClass> byValue =
        rows.stream().filter(r -> r.values().contains(text)).findFirst();
    return byValue.isPresent() || !categories.contains(text)
        ? byValue
        : Optional.of(new LandUseClass(text, LandCover.OTHER, "use", List.of(text)));
  }
}

package org.urbanobservatory.index.uncertainty;

import java.util.Locale;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;

/** Names of kinds as the files of editions spell them. */
final class Kinds {
  private Kinds() {}

  /** For example {@code min_max} or {@code goalposts}. */
  static String name(Standardisation kind) {
    return kind instanceof Standardisation.Relative relative
        ? name(relative.scaling())
        : snakeCase(kind);
  }

  static String name(Scaling scaling) {
    if (scaling instanceof Scaling.DistanceToTarget target && target.cap() == Scaling.Cap.NONE) {
      return "distance_to_target with 'cap: none'";
    } else if (scaling instanceof Scaling.DistanceToReference to) {
      return "distance_to_reference with 'reference: "
          + to.reference().name().toLowerCase(Locale.ROOT)
          + "'";
    }
    return snakeCase(scaling);
  }

  private static String snakeCase(Object kind) {
    return kind.getClass()
        .getSimpleName()
        .replaceAll("(?<!^)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }
}

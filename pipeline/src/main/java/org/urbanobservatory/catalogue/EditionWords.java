package org.urbanobservatory.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Treatment.Step;
import org.urbanobservatory.model.Treatment.TreatOutliers;

/** Editions in words: kinds as files spell them, parameters, steps. */
public final class EditionWords {
  private EditionWords() {}

  /** The name of a kind, for example {@code min_max} or {@code objective_minimum}. */
  public static String kind(Standardisation standardisation) {
    return standardisation instanceof Standardisation.Relative relative
        ? snakeCase(relative.scaling())
        : snakeCase(standardisation);
  }

  /** Direction, range and reference of a comparison or of goalposts; empty for other kinds. */
  public static String parameters(Standardisation standardisation) {
    if (standardisation instanceof Standardisation.Goalposts posts) {
      return lower(posts.direction()) + ", " + range(posts.from(), posts.to());
    } else if (standardisation instanceof Standardisation.Relative relative) {
      String own = parameters(relative.scaling());
      return lower(relative.direction()) + (own.isEmpty() ? "" : ", " + own);
    }
    return "";
  }

  private static String parameters(Scaling scaling) {
    if (scaling instanceof Scaling.MinMax minMax) {
      return range(minMax.from(), minMax.to());
    } else if (scaling instanceof Scaling.ZScore z) {
      return "mean " + PlainNumber.of(z.mean()) + ", deviation " + PlainNumber.of(z.deviation());
    } else if (scaling instanceof Scaling.DistanceToTarget target) {
      return "target " + PlainNumber.of(target.target()) + ", cap " + lower(target.cap());
    } else if (scaling instanceof Scaling.DistanceToReference reference) {
      return "reference " + lower(reference.reference());
    }
    return "";
  }

  private static String range(double from, double to) {
    return "from " + PlainNumber.of(from) + " to " + PlainNumber.of(to);
  }

  /** What a value is divided by first; empty for nothing. */
  public static String denominator(Component.Option option) {
    Component.Denominator denominator = option.denominator();
    if (denominator == null) {
      return "";
    }
    String scale = denominator.scale() == 1 ? "" : PlainNumber.of(denominator.scale()) + " ";
    return "per " + scale + denominator.indicatorId();
  }

  /** Scope, steps and weights in their order. */
  public static String treatment(Treatment treatment) {
    var words = new ArrayList<String>();
    words.add("scope " + lower(treatment.scope()));
    treatment.steps().forEach(step -> words.add(step(step)));
    treatment
        .weightings()
        .forEach(
            (level, weighting) -> words.add("weights of " + level.id() + ": " + lower(weighting)));
    return String.join("; ", words);
  }

  private static String step(Step step) {
    if (step instanceof Impute impute) {
      return "impute by " + lower(impute.method()) + within(impute) + groups(impute);
    } else if (step instanceof TreatOutliers outliers) {
      return "treat outliers above skewness %s and kurtosis %s: winsorise up to %d points, otherwise %s"
          .formatted(
              PlainNumber.of(outliers.skewness()),
              PlainNumber.of(outliers.kurtosis()),
              outliers.mostPoints(),
              lower(outliers.otherwise()));
    }
    return step.id();
  }

  private static String within(Impute impute) {
    return impute.mostYears() == null ? "" : " within " + impute.mostYears() + " years";
  }

  private static String groups(Impute impute) {
    List<String> groups = impute.groups().values().stream().distinct().sorted().toList();
    return groups.isEmpty()
        ? ""
        : groups.stream().collect(Collectors.joining(", ", " (groups ", ")"));
  }

  private static String snakeCase(Object kind) {
    return kind.getClass()
        .getSimpleName()
        .replaceAll("(?<!^)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

package org.urbanobservatory.grid.atlas;

import java.util.Objects;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * The choices behind an urban extent of the Atlas of Urban Expansion.
 *
 * @param circle the walking circle and its classes of built-up land
 * @param openSpace which open land belongs to the city
 * @param inclusion which clusters belong to one city
 */
public record AtlasSettings(Circle circle, OpenSpace openSpace, Inclusion inclusion) {
  /** Radius of a circle of 1 km2: sqrt(10^6 / pi) metres. */
  public static final double RADIUS_OF_ONE_KM2_M = 564.19;

  private static final double TWO_KM2 = 2e6;

  /** The published values, and where sources are silent those of the reference data. */
  public static final AtlasSettings DEFAULT =
      new AtlasSettings(
          new Circle(RADIUS_OF_ONE_KM2_M, 0.5, 0.25, 0.5),
          new OpenSpace(100, Reach.HALF_DIAGONAL, TWO_KM2, Neighbourhood.SIDES),
          new Inclusion(0.25, Passes.ONE, Neighbourhood.SIDES_AND_CORNERS));

  public AtlasSettings {
    Objects.requireNonNull(circle, "circle");
    Objects.requireNonNull(openSpace, "openSpace");
    Objects.requireNonNull(inclusion, "inclusion");
  }

  /**
   * The walking circle around each cell. The Atlas prints 564 m and in places 584 m.
   *
   * @param radiusM of the circle, above 0
   * @param urbanShare built share of the circle from which on a built cell is urban
   * @param suburbanShare built share from which on it is suburban, below it rural
   * @param builtShare built share of a cell itself from which on it is built, above 0
   */
  public record Circle(double radiusM, double urbanShare, double suburbanShare, double builtShare) {
    public Circle {
      positive("radius_m", radiusM);
      share("built_share", builtShare);
      share("urban_share", urbanShare);
      share("suburban_share", suburbanShare);
      if (suburbanShare > urbanShare) {
        throw new IllegalArgumentException(
            "Invalid suburban_share: %s is above urban_share %s"
                .formatted(suburbanShare, urbanShare));
      }
    }
  }

  /** What the distance to the fringe is measured to. */
  public enum Reach {
    /** The centre of the nearest built cell. */
    CENTRE,
    /** Half a cell's diagonal further, so that the nearest cell's corner counts. */
    HALF_DIAGONAL
  }

  /**
   * Open land that belongs to the city.
   *
   * @param fringeM distance to urban or suburban cells within which open land is fringe, above 0
   * @param reach what this distance is measured to
   * @param capturedBelowM2 an enclosed patch of open land of less area is captured, above 0
   * @param patches which open cells make one patch
   */
  public record OpenSpace(
      double fringeM, Reach reach, double capturedBelowM2, Neighbourhood patches) {
    public OpenSpace {
      positive("fringe_m", fringeM);
      positive("captured_below_m2", capturedBelowM2);
      Objects.requireNonNull(reach, "reach");
      Objects.requireNonNull(patches, "patches");
    }
  }

  /** How often the inclusion rule is applied. */
  public enum Passes {
    /** Clusters join the main one; what they bring joins no more. */
    ONE,
    /** The joined clusters are buffered again, until nothing joins. */
    UNTIL_STABLE
  }

  /**
   * Which clusters belong to one city.
   *
   * @param growth share of its own area by which a cluster's buffer enlarges it, above 0
   * @param passes how often the rule is applied
   * @param clusters which urban cells make one cluster
   */
  public record Inclusion(double growth, Passes passes, Neighbourhood clusters) {
    public Inclusion {
      positive("inclusion_growth", growth);
      Objects.requireNonNull(passes, "passes");
      Objects.requireNonNull(clusters, "clusters");
    }
  }

  /** All choices in one line, for column {@code method}. */
  public String describe() {
    return ("atlas: radius_m=%s urban_share=%s suburban_share=%s built_share=%s fringe_m=%s"
            + " fringe_reach=%s captured_below_m2=%s open_patches=%s inclusion_growth=%s"
            + " inclusion_passes=%s clusters=%s")
        .formatted(
            circle.radiusM,
            circle.urbanShare,
            circle.suburbanShare,
            circle.builtShare,
            openSpace.fringeM,
            word(openSpace.reach),
            openSpace.capturedBelowM2,
            word(openSpace.patches),
            inclusion.growth,
            word(inclusion.passes),
            word(inclusion.clusters));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + "; above 0");
    }
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + "; above 0, at most 1");
    }
  }
}

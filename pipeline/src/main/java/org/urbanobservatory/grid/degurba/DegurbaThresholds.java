package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.urbanobservatory.model.PlainNumber;

/** The thresholds of a release with those that a user states in their place, by name. */
public final class DegurbaThresholds {
  /** What can be stated. */
  public static final List<String> NAMES =
      List.of(
          "centre_density",
          "centre_population",
          "min_built_up_share",
          "smoothing",
          "hole_cells",
          "dense_density",
          "dense_population",
          "semi_dense_density",
          "semi_dense_population",
          "semi_dense_distance",
          "cluster_density",
          "cluster_population",
          "rural_cluster_density",
          "rural_cluster_population",
          "low_density",
          "water_land_share");

  private final Map<String, String> stated;

  private DegurbaThresholds(Map<String, String> stated) {
    this.stated = stated;
  }

  /**
   * The settings of level 2.
   *
   * @param stated by name; other keys are left alone
   * @throws IllegalArgumentException when a value is no threshold
   */
  public static Level2Settings level2(DegurbaRelease release, Map<String, String> stated) {
    var thresholds = new DegurbaThresholds(stated);
    Level2Settings base = release.level2();
    return new Level2Settings(
        thresholds.centre(base.centre()),
        thresholds.urban(base.urban()),
        thresholds.rural(base.rural()),
        thresholds.water(base.water()));
  }

  /** The settings of level 1; see {@link #level2}. */
  public static Level1Settings level1(DegurbaRelease release, Map<String, String> stated) {
    var thresholds = new DegurbaThresholds(stated);
    Level1Settings base = release.level1();
    return new Level1Settings(
        thresholds.centre(base.centre()),
        thresholds.cluster("cluster", base.cluster()),
        base.clusterWindow(),
        thresholds.water(base.water()));
  }

  /** All thresholds in one line, for column {@code method}. */
  public static String describe(Level2Settings settings) {
    CentreRule centre = settings.centre();
    Level2Settings.Urban urban = settings.urban();
    return ("centre_density=%s centre_population=%s min_built_up_share=%s smoothing=%s hole_cells=%d"
            + " dense_density=%s dense_population=%s semi_dense_density=%s semi_dense_population=%s"
            + " semi_dense_distance=%d cluster_density=%s cluster_population=%s"
            + " rural_cluster_density=%s rural_cluster_population=%s low_density=%s"
            + " water_land_share=%s")
        .formatted(
            plain(centre.cluster().density()),
            plain(centre.cluster().population()),
            plain(centre.cluster().builtShare()),
            centre.smoothing().name().toLowerCase(Locale.ROOT),
            centre.holeCells(),
            plain(urban.dense().density()),
            plain(urban.dense().population()),
            plain(urban.semiDense().density()),
            plain(urban.semiDense().population()),
            urban.semiDenseDistance(),
            plain(urban.suburban().density()),
            plain(urban.suburban().population()),
            plain(settings.rural().cluster().density()),
            plain(settings.rural().cluster().population()),
            plain(settings.rural().lowDensity()),
            plain(settings.water().landShare()));
  }

  private static String plain(double value) {
    return Double.isInfinite(value) ? "none" : PlainNumber.of(value);
  }

  private CentreRule centre(CentreRule base) {
    return new CentreRule(
        built(cluster("centre", base.cluster())),
        smoothing(base.smoothing()),
        (int) number("hole_cells", base.holeCells()),
        base.populationWindow());
  }

  private Level2Settings.Urban urban(Level2Settings.Urban base) {
    return new Level2Settings.Urban(
        built(cluster("dense", base.dense())),
        cluster("semi_dense", base.semiDense()),
        (int) number("semi_dense_distance", base.semiDenseDistance()),
        cluster("cluster", base.suburban()));
  }

  private Level2Settings.Rural rural(Level2Settings.Rural base) {
    return new Level2Settings.Rural(
        cluster("rural_cluster", base.cluster()), number("low_density", base.lowDensity()));
  }

  private WaterRule water(WaterRule base) {
    return new WaterRule(
        number("water_land_share", base.landShare()), base.population(), base.builtShare());
  }

  private ClusterRule cluster(String name, ClusterRule base) {
    return new ClusterRule(
        number(name + "_density", base.density()),
        number(name + "_population", base.population()),
        base.neighbourhood(),
        base.builtShare());
  }

  private ClusterRule built(ClusterRule base) {
    return new ClusterRule(
        base.density(),
        base.population(),
        base.neighbourhood(),
        number("min_built_up_share", base.builtShare()));
  }

  private EdgeSmoothing smoothing(EdgeSmoothing base) {
    String text = stated.get("smoothing");
    if (text == null) {
      return base;
    }
    return Arrays.stream(EdgeSmoothing.values())
        .filter(known -> known.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid smoothing: '%s' is none of %s"
                        .formatted(
                            text,
                            Arrays.stream(EdgeSmoothing.values())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  private double number(String name, double otherwise) {
    String text = stated.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid %s: '%s' is not a number".formatted(name, text), e);
    }
  }
}

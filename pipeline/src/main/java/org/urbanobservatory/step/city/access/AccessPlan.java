package org.urbanobservatory.step.city.access;

import java.math.BigDecimal;
import java.util.Locale;
import org.urbanobservatory.measure.access.AccessSettings;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.measure.access.DistanceKind;
import org.urbanobservatory.step.city.MeasurePlan;

/**
 * How a run measures walking access, from the settings {@code access}.
 *
 * @param settings of the measure
 * @param maxNotConnectedShare above this share of people without a connection nothing is said
 * @param networkBufferM how far beyond the extent streets are read
 */
record AccessPlan(AccessSettings settings, double maxNotConnectedShare, double networkBufferM) {
  static AccessPlan of(MeasurePlan plan) {
    AccessSettings standard = AccessSettings.STANDARD;
    var settings =
        new AccessSettings(
            kind(plan),
            plan.number("access.max_snap_m", standard.maxSnapM()),
            plan.networkBufferM() > 0 ? plan.networkBufferM() : standard.horizonM(),
            plan.number("access.max_cell_m", standard.fineCellM()),
            plan.number("access.spacing_m", standard.spacingM()));
    double most =
        plan.number("access.max_not_connected_share", AccessShare.MAX_NOT_CONNECTED_SHARE);
    return new AccessPlan(settings, most, plan.networkBufferM());
  }

  /** Whether people walk along streets, not as the crow flies. */
  boolean needsStreets() {
    return settings.kind() != DistanceKind.STRAIGHT_LINE;
  }

  /**
   * How distances are measured, for column {@code method}.
   *
   * @param streets which streets and of which year, null where there are none
   */
  String method(String streets) {
    String people =
        String.format(
            Locale.ROOT,
            "people from the centre of cells up to %s m, else every %s m along streets",
            metres(settings.fineCellM()),
            metres(settings.spacingM()));
    return switch (settings.kind()) {
      case WALKED ->
          "walked along streets, joined to edges within %s m, %s; %s; %s"
              .formatted(metres(settings.maxSnapM()), read(streets), people, connected());
      case WALKED_FROM_NODES ->
          "walked along streets between nodes, joined within %s m without legs, %s; %s; %s"
              .formatted(metres(settings.maxSnapM()), read(streets), people, connected());
      case STRAIGHT_LINE -> "straight-line distance; " + people;
    };
  }

  private String read(String streets) {
    return "streets %s read %s m beyond the extent".formatted(streets, metres(networkBufferM));
  }

  private String connected() {
    return "at most %s %% of people not connected".formatted(metres(100 * maxNotConnectedShare));
  }

  /** A number without needless digits. */
  static String metres(double metres) {
    return BigDecimal.valueOf(metres).stripTrailingZeros().toPlainString();
  }

  /** The kind of distance as the table {@code cell_access} names it. */
  String distanceKind() {
    return switch (settings.kind()) {
      case WALKED -> "network";
      case WALKED_FROM_NODES -> "network_from_nodes";
      case STRAIGHT_LINE -> "straight_line";
    };
  }

  private static DistanceKind kind(MeasurePlan plan) {
    if ("straight_line".equals(plan.text("access.distance", "network"))) {
      return DistanceKind.STRAIGHT_LINE;
    }
    return "node".equals(plan.text("access.snap", "edge"))
        ? DistanceKind.WALKED_FROM_NODES
        : DistanceKind.WALKED;
  }
}

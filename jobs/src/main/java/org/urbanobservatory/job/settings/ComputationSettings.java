package org.urbanobservatory.job.settings;

import java.util.Map;
import org.urbanobservatory.index.uncertainty.ChoiceShares;

/**
 * How things are computed.
 *
 * @param crs declared projected CRS for lengths and areas, null for Lambert azimuthal equal-area
 *     centred on each extent
 * @param intersectionRadiusM radius of the circles around junctions that merge into intersections
 * @param gridCellM side of a published grid cell
 * @param networkBufferM how far beyond the extent the network is read
 * @param allowProxyExtent whether an indicator may fall back on another extent, marked
 * @param measures settings of single measures by {@code group.name}; what is not said has its
 *     default
 */
public record ComputationSettings(
    String crs,
    double intersectionRadiusM,
    double gridCellM,
    double networkBufferM,
    boolean allowProxyExtent,
    Map<String, String> measures) {
  public static final ComputationSettings DEFAULT =
      new ComputationSettings(null, 12, 1000, 1600, false, Map.of());

  public ComputationSettings {
    measures = Map.copyOf(measures);
  }

  /** The most draws of an edition's choices, whatever the edition says; 0 for no method range. */
  public int mostDraws() {
    return number("uncertainty.most_draws", Integer.MAX_VALUE);
  }

  /** Rows of each Sobol sample of the choices, 0 for no shares of choices. */
  public int shareSamples() {
    return number("uncertainty.share_samples", ChoiceShares.DEFAULT_SAMPLES);
  }

  private int number(String setting, int fallback) {
    String text = measures.get(setting);
    return text == null ? fallback : Integer.parseInt(text);
  }
}

package org.urbanobservatory.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OSM tags say about a street: level, flow, width, lanes, name. Text that cannot be understood
 * counts as absent and is listed in {@link #faults()}.
 *
 * @param tags the way's tags
 * @see <a href="https://wiki.openstreetmap.org/wiki/Key:width">Key:width</a>
 */
public record StreetTags(Map<String, String> tags) {
  private static final double FOOT = 0.3048;
  private static final double MAX_WIDTH = 200;
  private static final int MAX_LANES = 30;
  private static final Pattern METRES = Pattern.compile("(\\d{1,4}(?:[.,]\\d+)?)\\s*m?");
  private static final Pattern FEET =
      Pattern.compile("(\\d{1,4}(?:\\.\\d+)?)\\s*(?:'|ft|feet)(?:\\s*(\\d{1,2})\\s*\")?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,3}");

  /** The {@code layer}; without one 1 on a bridge, -1 in a tunnel, else 0. */
  public int level() {
    String layer = tags.get("layer");
    if (layer != null && WHOLE.matcher(layer.strip()).matches()) {
      return Integer.parseInt(layer.strip());
    }
    if (says("bridge")) {
      return 1;
    }
    return says("tunnel") ? -1 : 0;
  }

  /** Roundabouts run round; motorways run one way unless they say otherwise. */
  public Flow flow() {
    String junction = tags.getOrDefault("junction", "");
    if (junction.equals("roundabout") || junction.equals("circular")) {
      return Flow.CIRCULAR;
    }
    return switch (tags.getOrDefault("oneway", "")) {
      case "yes", "true", "1" -> Flow.FORWARD;
      case "-1", "reverse" -> Flow.BACKWARD;
      case "" -> isMotorway() ? Flow.FORWARD : Flow.BOTH;
      default -> Flow.BOTH;
    };
  }

  /** Carriageway width in metres from {@code width}, in metres or feet; null if absent. */
  public Double widthM() {
    String text = tags.get("width");
    return text == null ? null : width(text.strip());
  }

  /** All lanes, null if absent. */
  public Integer lanes() {
    String text = tags.get("lanes");
    if (text == null || !WHOLE.matcher(text.strip()).matches()) {
      return null;
    }
    int lanes = Integer.parseInt(text.strip());
    return lanes >= 1 && lanes <= MAX_LANES ? lanes : null;
  }

  public String name() {
    return tags.get("name");
  }

  /** Tags that are present and cannot be used, as {@code key=value}. */
  public List<String> faults() {
    var faults = new ArrayList<String>();
    if (tags.containsKey("width") && widthM() == null) {
      faults.add("width=" + tags.get("width"));
    }
    if (tags.containsKey("lanes") && lanes() == null) {
      faults.add("lanes=" + tags.get("lanes"));
    }
    if (tags.containsKey("layer") && !WHOLE.matcher(tags.get("layer").strip()).matches()) {
      faults.add("layer=" + tags.get("layer"));
    }
    return faults;
  }

  private boolean isMotorway() {
    String highway = tags.getOrDefault("highway", "");
    return highway.equals("motorway") || highway.equals("motorway_link");
  }

  private boolean says(String key) {
    return !tags.getOrDefault(key, "no").equals("no");
  }

  private static Double width(String text) {
    Matcher metres = METRES.matcher(text);
    if (metres.matches()) {
      return plausible(Double.parseDouble(metres.group(1).replace(',', '.')));
    }
    Matcher feet = FEET.matcher(text);
    return feet.matches() ? plausible(FOOT * feet(feet)) : null;
  }

  private static double feet(Matcher match) {
    double inches = match.group(2) == null ? 0 : Double.parseDouble(match.group(2));
    return Double.parseDouble(match.group(1)) + inches / 12;
  }

  private static Double plausible(double width) {
    return width > 0 && width <= MAX_WIDTH ? width : null;
  }
}

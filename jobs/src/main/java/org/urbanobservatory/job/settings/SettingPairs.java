package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.urbanobservatory.compute.GrowthSpan;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.grid.atlas.AtlasSettings.Circle;
import org.urbanobservatory.measure.openspace.ServiceRule;
import org.urbanobservatory.measure.transit.TimeWindow;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.ingest.OpenSpaceTables;

/**
 * Settings of which one must not be above another; what is not said has its default, so that one
 * key alone can contradict. Each is checked whether or not something reads it: a setting that waits
 * for an input must not stop the first run that has it.
 */
final class SettingPairs {
  /** A key with its default. */
  private record Key(String name, double otherwise) {
    double value(JsonNode node) {
      return node.path(name).asDouble(otherwise);
    }

    String said(JsonNode node) {
      return PlainNumber.of(value(node)) + (node.has(name) ? "" : ", its default");
    }
  }

  /** How the lower stands to the upper. */
  private enum Order {
    AT_MOST("at most"),
    /** Hours that differ by a second at least. */
    EARLIER("earlier than");

    private static final int SECONDS_PER_HOUR = 3600;
    private final String words;

    Order(String words) {
      this.words = words;
    }

    boolean holds(double lower, double upper) {
      return this == AT_MOST
          ? lower <= upper
          : Math.round(lower * SECONDS_PER_HOUR) < Math.round(upper * SECONDS_PER_HOUR);
    }
  }

  private record Pair(Key lower, Order order, Key upper) {
    /** Empty where both are in order, or where one is no number, which the schema says. */
    Optional<String> findProblem(JsonNode node, String place) {
      boolean isSaid = node.has(lower.name) || node.has(upper.name);
      boolean isInOrder = order.holds(lower.value(node), upper.value(node));
      return isSaid && isNumber(node, lower) && isNumber(node, upper) && !isInOrder
          ? Optional.of(problem(node, place))
          : Optional.empty();
    }

    private String problem(JsonNode node, String place) {
      return "%s.%s is %s: must be %s %s, which is %s. Lower %s, or raise %s"
          .formatted(
              place,
              lower.name,
              lower.said(node),
              order.words,
              upper.name,
              upper.said(node),
              lower.name,
              upper.name);
    }

    private static boolean isNumber(JsonNode node, Key key) {
      return !node.has(key.name) || node.path(key.name).isNumber();
    }
  }

  private SettingPairs() {}

  /**
   * @param tree the substituted configuration
   */
  static List<String> problems(JsonNode tree) {
    var problems = new ArrayList<String>();
    JsonNode settings = tree.path("settings");
    add(problems, openSpace(), settings.path("open_space"), "settings.open_space");
    add(problems, transit(), settings.path("transit"), "settings.transit");
    add(problems, growth(), settings.path("growth"), "settings.growth");
    int index = 0;
    for (JsonNode extent : tree.path("extents")) {
      add(problems, atlas(), extent, "extents[" + index++ + "]");
    }
    return problems;
  }

  private static void add(List<String> problems, Pair pair, JsonNode node, String place) {
    pair.findProblem(node, place).ifPresent(problems::add);
  }

  private static Pair openSpace() {
    ServiceRule rule = OpenSpaceTables.load().service();
    return new Pair(
        new Key("local_reach_m", rule.localReachM()),
        Order.AT_MOST,
        new Key("regional_reach_m", rule.regionalReachM()));
  }

  private static Pair transit() {
    TimeWindow day = TimeWindow.DAYTIME;
    return new Pair(
        new Key("from_hour", day.fromHour()), Order.EARLIER, new Key("to_hour", day.untilHour()));
  }

  private static Pair growth() {
    GrowthSpan span = GrowthSpan.SDG;
    return new Pair(
        new Key("min_years", span.minimumYears()),
        Order.AT_MOST,
        new Key("max_years", span.maximumYears()));
  }

  private static Pair atlas() {
    Circle circle = AtlasSettings.DEFAULT.circle();
    return new Pair(
        new Key("suburban_share", circle.suburbanShare()),
        Order.AT_MOST,
        new Key("urban_share", circle.urbanShare()));
  }
}

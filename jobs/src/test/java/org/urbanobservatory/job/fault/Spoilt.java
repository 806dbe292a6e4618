package org.urbanobservatory.job.fault;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to draw the sample's second city wrong. */
final class Spoilt {
  private static final int SECOND_CITY = 2;
  private static final Pattern POINT = Pattern.compile("\\[(-?[0-9.]+),(-?[0-9.]+)\\]");
  private static final Pattern TWO_POINTS =
      Pattern.compile("(\\[-?[0-9.]+,-?[0-9.]+\\]),(\\[-?[0-9.]+,-?[0-9.]+\\])");

  private Spoilt() {}

  /** Latitude before longitude. */
  static void swapCoordinates(Trial trial) {
    editSecondCity(trial, line -> POINT.matcher(line).replaceAll("[$2,$1]"));
  }

  /** Two vertices in the wrong order make a loop. */
  static void crossBoundary(Trial trial) {
    editSecondCity(
        trial,
        line -> {
          Matcher pair = TWO_POINTS.matcher(line);
          // The first pair holds the ring's start, which is its end, too.
          pair.find();
          pair.find();
          return line.substring(0, pair.start())
              + pair.group(2)
              + ","
              + pair.group(1)
              + line.substring(pair.end());
        });
  }

  private static void editSecondCity(Trial trial, UnaryOperator<String> change) {
    trial.edit(
        "cities.geojson",
        text -> {
          String[] lines = text.split("\n", -1);
          lines[SECOND_CITY] = change.apply(lines[SECOND_CITY]);
          return String.join("\n", lines);
        });
  }
}

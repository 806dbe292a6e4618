package org.urbanobservatory.job.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.step.ingest.SpatialInput;

/** What the settings of an input say to its reader, as names and texts that travel. */
final class InputOptions {
  private InputOptions() {}

  /** The options of an input by name; what is not said is not there. */
  static Map<String, String> of(InputSettings input) {
    var options = new TreeMap<String, String>();
    if (input instanceof InputSettings.Statistics s) {
      put(options, "encoding", s.encoding());
      put(options, "delimiter", s.delimiter());
      put(options, "decimal", s.decimal());
      put(options, "extent", s.extent());
    } else if (input instanceof InputSettings.Streets s) {
      put(options, "class_column", s.classColumn());
      put(options, "width_column", s.widthColumn());
      put(options, "lanes_column", s.lanesColumn());
      put(options, "oneway_column", s.onewayColumn());
    } else if (input instanceof InputSettings.Population p) {
      put(options, "quantity", p.quantity() == null ? null : lower(p.quantity()));
      put(options, "column", p.column());
      put(options, "x", p.x());
      put(options, "y", p.y());
      put(options, "crs", p.crs());
      put(options, "sex", p.sex());
      put(options, "age", p.age());
      put(options, "control_total", p.controlTotal());
    } else if (input instanceof InputSettings.BuiltUp b) {
      put(options, "value", lower(b.value()));
      put(options, "threshold", b.threshold());
    } else if (input instanceof InputSettings.Layer layer) {
      options.putAll(layer.options());
    }
    return options;
  }

  /** The same of a spatial input, with what it may show. */
  static Map<String, String> ofSpatial(InputSettings input) {
    Map<String, String> options = of(input);
    put(options, SpatialInput.CONFIDENTIAL, input.common().confidential() ? "true" : null);
    put(options, SpatialInput.MIN_CELL_COUNT, input.common().minCellCount());
    return options;
  }

  private static void put(Map<String, String> options, String name, Object value) {
    if (value != null) {
      options.put(name, value.toString());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

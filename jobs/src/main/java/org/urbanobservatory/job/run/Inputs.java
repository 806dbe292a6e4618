package org.urbanobservatory.job.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.source.ByteSource;

/** Puts together what each city's task read of an input, and takes each file's checksum once. */
final class Inputs {
  private Inputs() {}

  /** One summary per input and path. */
  static List<InputSummary> complete(List<InputSummary> parts, ObservatorySettings settings) {
    Map<String, InputSummary> byFile = new TreeMap<>();
    for (InputSummary part : parts) {
      byFile.merge(part.input() + " " + part.path(), part, InputSummary::plus);
    }
    return byFile.values().stream().map(s -> withChecksum(s, settings)).toList();
  }

  private static InputSummary withChecksum(InputSummary s, ObservatorySettings settings) {
    return s.sha256() == null ? s.withSha256(checksum(s, settings)) : s;
  }

  private static String checksum(InputSummary s, ObservatorySettings settings) {
    ByteSource bytes = settings.findInput(s.input()).map(i -> bytes(i, s.path())).orElse(null);
    return bytes != null && bytes.exists() ? bytes.sha256() : null;
  }

  /** The file of a path: the input's location, with the path's city in it where it has one. */
  private static ByteSource bytes(InputSettings input, String path) {
    InputSettings.Common common = input.common();
    if (!common.isPerCity()) {
      return common.bytes();
    }
    int start = common.path().indexOf("{city_id}");
    int after = common.path().length() - start - "{city_id}".length();
    return common.bytes(path.substring(start, path.length() - after));
  }
}

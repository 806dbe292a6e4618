package org.urbanobservatory.source.tabular;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * What the configuration says about a delimited file; what it leaves open is detected.
 *
 * @param input id of the input
 * @param encoding of the bytes, null for a byte order mark or UTF-8
 * @param delimiter between cells, null to detect it
 */
public record DelimitedSettings(String input, Charset encoding, Character delimiter) {
  public DelimitedSettings {
    Objects.requireNonNull(input, "input");
  }

  public static DelimitedSettings detected(String input) {
    return new DelimitedSettings(input, null, null);
  }
}

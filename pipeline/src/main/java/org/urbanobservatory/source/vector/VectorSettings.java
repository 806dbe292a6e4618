package org.urbanobservatory.source.vector;

import java.nio.charset.Charset;
import java.util.Objects;
import org.urbanobservatory.geo.Crs;

/**
 * What the configuration says about a vector file.
 *
 * @param input id of the input
 * @param layer to read where a file has several, null for the only one
 * @param declaredCrs coordinate reference system where the file has none, null to use the file's;
 *     it wins over the file's
 * @param encoding of a Shapefile's texts where it has no .cpg, null to use the file's
 */
public record VectorSettings(String input, String layer, Crs declaredCrs, Charset encoding) {
  public VectorSettings {
    Objects.requireNonNull(input, "input");
  }

  public static VectorSettings detected(String input) {
    return new VectorSettings(input, null, null, null);
  }

  public VectorSettings withLayer(String newLayer) {
    return new VectorSettings(input, newLayer, declaredCrs, encoding);
  }

  public VectorSettings withCrs(Crs newCrs) {
    return new VectorSettings(input, layer, newCrs, encoding);
  }
}

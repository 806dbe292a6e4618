package org.urbanobservatory.source.vector;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/** Reads vector files: GeoJSON, GeoPackage, GeoParquet and Shapefile, told by their file name. */
public final class VectorReader {
  private VectorReader() {}

  /**
   * Reads one file. A fault of the whole file (missing, truncated, no layer, no CRS) is an issue of
   * severity error and no feature.
   */
  public static VectorRead read(ByteSource source, VectorSettings settings) {
    FeatureSink sink = new FeatureSink(settings.input(), source.fileName());
    try {
      requireExisting(source);
      readInto(sink, source, settings);
      return sink.finish(settings.declaredCrs());
    } catch (Fault fault) {
      return refused(fault, source, settings);
    } catch (IOException | RuntimeException e) {
      return refused(Fault.cannot("unreadable_file", "read", told(e)), source, settings);
    }
  }

  private static void readInto(FeatureSink sink, ByteSource source, VectorSettings settings)
      throws IOException, Fault {
    switch (extension(source.fileName())) {
      case "geojson", "json" -> new GeoJsonFile(source, sink).read();
      case "gpkg" -> new GeoPackageFile(source, settings.layer(), sink).read();
      case "parquet", "geoparquet" ->
          new GeoParquetFile(source, settings.declaredCrs() != null, sink).read();
      case "shp" -> new ShapeFile(source, settings.encoding(), sink).read();
      default -> throw unknownFormat(source.fileName());
    }
  }

  private static Fault unknownFormat(String fileName) {
    return Fault.cannot(
        "unknown_format",
        "read",
        "'."
            + extension(fileName)
            + "' is no known vector format; give .gpkg, .geojson, .parquet or .shp (a zipped"
            + " Shapefile unpacked)");
  }

  private static void requireExisting(ByteSource source) throws Fault {
    if (!source.exists()) {
      throw Fault.cannot(
          "missing_file", "read", source.uri() + " does not exist; correct the path of the input");
    }
  }

  private static VectorRead refused(Fault fault, ByteSource source, VectorSettings settings) {
    return new VectorRead(
        List.of(), List.of(), null, List.of(fault.refused(settings.input(), source.fileName())));
  }

  private static String told(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String extension(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}

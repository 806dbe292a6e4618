package org.urbanobservatory.geo;

import it.geosolutions.imageio.plugins.tiff.TIFFField;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageMetadata;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.urbanobservatory.grid.Lattice;

/** The tags of one page of a GeoTIFF and what they mean (OGC GeoTIFF 1.1 and GDAL's additions). */
final class TiffTags {
  static final int SUBFILE_TYPE = 254;
  static final int SAMPLES_PER_PIXEL = 277;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PIXEL_SCALE = 33550;
  private static final int TIE_POINT = 33922;
  private static final int TRANSFORMATION = 34264;
  private static final int GEO_KEYS = 34735;
  private static final int GEO_ASCII = 34737;
  private static final int GDAL_METADATA = 42112;
  private static final int GDAL_NODATA = 42113;

  private static final int KEY_RASTER_TYPE = 1025;
  private static final int KEY_GEOGRAPHIC = 2048;
  private static final int KEY_PROJECTED = 3072;
  private static final int PIXEL_IS_POINT = 2;
  private static final int USER_DEFINED = 32767;

  private static final Pattern ESRI_WKT = Pattern.compile("ESRI PE String\\s*=\\s*([^|]+)");

  private final TIFFImageMetadata metadata;

  TiffTags(TIFFImageMetadata metadata) {
    this.metadata = metadata;
  }

  int number(int tag, int otherwise) {
    TIFFField field = metadata.getTIFFField(tag);
    return field == null || field.getCount() == 0 ? otherwise : field.getAsInt(0);
  }

  long[] longs(int tag) {
    TIFFField field = metadata.getTIFFField(tag);
    return field == null ? new long[0] : TiffFile.longs(field);
  }

  /** The cells, from a tie point with scale or from a transformation matrix without rotation. */
  Lattice lattice(int columns, int rows) {
    double[] affine = affine();
    double half = geoKey(KEY_RASTER_TYPE) == PIXEL_IS_POINT ? 0.5 : 0;
    if (affine[1] != 0 || affine[3] != 0) {
      throw new IllegalArgumentException("rotated cells; warp it to edges along the axes");
    }
    if (!(affine[0] > 0 && affine[4] < 0)) {
      throw new IllegalArgumentException(
          "cell size (%s, %s); columns must go east and rows south"
              .formatted(affine[0], affine[4]));
    }
    double west = affine[2] - half * affine[0];
    double north = affine[5] - half * affine[4];
    return new Lattice(columns, rows, west, north, affine[0], -affine[4]);
  }

  /** The CRS of the geo keys: by code, by ESRI's WKT in the citation, or by its parameters. */
  Crs crs() {
    int code = statedCode();
    if (code > 0) {
      return Crs.of("EPSG:" + code);
    }
    Matcher wkt = ESRI_WKT.matcher(text(GEO_ASCII));
    if (wkt.find()) {
      return Crs.of(wkt.group(1));
    }
    if (longs(GEO_KEYS).length <= 4) {
      throw new IllegalArgumentException("no CRS; declare one in the file (gdal_edit -a_srs)");
    }
    return crsOfParameters();
  }

  /** The declared nodata value, null if there is none. */
  Double nodata() {
    String declared = text(GDAL_NODATA).strip();
    if (declared.isEmpty()) {
      return null;
    }
    return declared.equalsIgnoreCase("nan") ? Double.NaN : Double.valueOf(declared);
  }

  /** Restores signs, then nodata and non-finite values to NaN, then scale and offset. */
  void clean(double[] values) {
    Double nodata = nodata();
    double missing = nodata == null ? Double.NaN : asSample(nodata);
    double wrap = wrap();
    double threshold = number(SAMPLE_FORMAT, 1) == 2 ? wrap / 2 : Double.POSITIVE_INFINITY;
    double scale = item("scale", 1);
    double offset = item("offset", 0);
    for (int i = 0; i < values.length; i++) {
      double value = values[i] >= threshold ? values[i] - wrap : values[i];
      value = wrap > 0 && threshold == Double.POSITIVE_INFINITY && value < 0 ? value + wrap : value;
      boolean valid = Double.isFinite(value) && value != missing;
      values[i] = valid ? value * scale + offset : Double.NaN;
    }
  }

  /** 2^bits for integers, which Java's rasters hold without regard to their sign; else 0. */
  private double wrap() {
    int bits = number(BITS_PER_SAMPLE, 1);
    return number(SAMPLE_FORMAT, 1) == 3 ? 0 : StrictMath.pow(2, bits);
  }

  /** The value as the file can hold it: a nodata text may have more digits than a float. */
  private double asSample(double value) {
    return number(SAMPLE_FORMAT, 1) == 3 && number(BITS_PER_SAMPLE, 32) == 32
        ? (double) (float) value
        : value;
  }

  private double item(String role, double otherwise) {
    Matcher item =
        Pattern.compile("<Item[^>]*sample=\"0\"[^>]*role=\"" + role + "\"[^>]*>([^<]+)</Item>")
            .matcher(text(GDAL_METADATA));
    return item.find() ? Double.parseDouble(item.group(1).strip()) : otherwise;
  }

  private double[] affine() {
    TIFFField matrix = metadata.getTIFFField(TRANSFORMATION);
    if (matrix != null && matrix.getCount() >= 8) {
      double[] m = matrix.getAsDoubles();
      return new double[] {m[0], m[1], m[3], m[4], m[5], m[7]};
    }
    TIFFField scale = metadata.getTIFFField(PIXEL_SCALE);
    TIFFField tie = metadata.getTIFFField(TIE_POINT);
    if (scale == null || tie == null || scale.getCount() < 2 || tie.getCount() < 6) {
      throw new IllegalArgumentException("no position; it is an image without tie point and scale");
    }
    return scaled(scale.getAsDoubles(), tie.getAsDoubles());
  }

  private static double[] scaled(double[] scale, double[] tie) {
    return new double[] {
      scale[0], 0, tie[3] - tie[0] * scale[0], 0, -scale[1], tie[4] + tie[1] * scale[1]
    };
  }

  private int statedCode() {
    int projected = geoKey(KEY_PROJECTED);
    if (projected > 0) {
      return projected == USER_DEFINED ? -1 : projected;
    }
    int geographic = geoKey(KEY_GEOGRAPHIC);
    boolean only = geoKey(1024) == 2;
    return only && geographic > 0 && geographic != USER_DEFINED ? geographic : -1;
  }

  /** The value of a geo key that the directory itself holds, 0 when absent. */
  private int geoKey(int key) {
    long[] directory = longs(GEO_KEYS);
    for (int i = 4; i + 3 < directory.length; i += 4) {
      if (directory[i] == key && directory[i + 1] == 0) {
        return (int) directory[i + 3];
      }
    }
    return 0;
  }

  private Crs crsOfParameters() {
    try {
      var decoder = new GeoTiffIIOMetadataDecoder(metadata);
      return CrsRegistry.named(
          new GeoTiffMetadata2CRSAdapter(null).createCoordinateSystem(decoder));
    } catch (Exception e) {
      throw new IllegalArgumentException("no CRS that can be read: " + e.getMessage(), e);
    }
  }

  private String text(int tag) {
    TIFFField field = metadata.getTIFFField(tag);
    return field == null || field.getCount() == 0 ? "" : field.getAsString(0);
  }
}

package org.urbanobservatory.geo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.wkt.Formattable;
import org.locationtech.jts.geom.Envelope;

/** From ids to GeoTools' systems and back; each id is decoded once per process. */
final class CrsRegistry {
  static final String CRS84 = "OGC:CRS84";

  private static final Pattern CODE = Pattern.compile("(?:EPSG|ESRI):[0-9]{3,7}");
  private static final Pattern URN = Pattern.compile("URN:OGC:DEF:CRS:([A-Z]+):[^:]*:([A-Z0-9]+)");
  private static final Pattern URL =
      Pattern.compile("HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/([A-Z]+)/[^/]+/([A-Z0-9]+)");
  private static final Pattern WKT =
      Pattern.compile("(?s)[A-Z][A-Z0-9_]{4,}\\s*\\[.*\\]", Pattern.CASE_INSENSITIVE);
  private static final Pattern WKT_CODE =
      Pattern.compile(
          "(?s).*(?:AUTHORITY|ID)\\s*\\[\\s*\"(EPSG|ESRI)\"\\s*,\\s*\"?([0-9]+)\"?\\s*\\]\\s*\\]",
          Pattern.CASE_INSENSITIVE);

  /** Systems that producers of global grids ship as code-less WKT; recognised by content. */
  private static final List<String> OFTEN_WITHOUT_CODE = List.of("ESRI:54009", "ESRI:54034");

  /**
   * Equal-area cylinders that are true at another parallel than the equator: GeoTools projects them
   * as if it were the equator, which moves everything.
   */
  private static final Set<String> OTHER_CYLINDERS = Set.of("EPSG:3410", "EPSG:3975", "ESRI:54017");

  private static final Pattern OTHER_CYLINDER =
      Pattern.compile(
          "(?is).*PROJECTION\\s*\\[\\s*\"(?:Behrmann|(?:Lambert[ _])?Cylindrical[ _]Equal[ _]Area).*"
              + "PARAMETER\\s*\\[\\s*\"standard_parallel_1\"\\s*,\\s*-?0*(?:[1-9]|\\.0*[1-9]).*");

  private static final Map<String, CoordinateReferenceSystem> DECODED = new ConcurrentHashMap<>();
  private static final Map<String, String> CANONICAL = new ConcurrentHashMap<>();

  static {
    GeoToolsHome.prepare();
    DECODED.put(CRS84, DefaultGeographicCRS.WGS84);
  }

  private CrsRegistry() {}

  static String canonicalId(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid CRS: empty; name one such as EPSG:4326 or give its WKT");
    }
    return CANONICAL.computeIfAbsent(text.strip(), CrsRegistry::resolve);
  }

  static CoordinateReferenceSystem system(Crs crs) {
    return system(crs.id());
  }

  static String wkt(String id) {
    return ((Formattable) system(id)).toWKT(0).replaceAll("\\R\\s*", "");
  }

  static boolean isGeographic(String id) {
    return system(id) instanceof GeographicCRS;
  }

  static boolean isMetric(String id) {
    return "m".equals(system(id).getCoordinateSystem().getAxis(0).getUnit().toString());
  }

  /** The id of a system that GeoTools built itself, for example from the keys of a GeoTIFF. */
  static Crs named(CoordinateReferenceSystem system) {
    return Crs.of(((Formattable) system).toWKT(0).replaceAll("\\R\\s*", ""));
  }

  private static CoordinateReferenceSystem system(String id) {
    return DECODED.computeIfAbsent(id, CrsRegistry::decode);
  }

  private static String resolve(String text) {
    if (LocalProjection.isId(text)) {
      return LocalProjection.canonicalId(text);
    }
    boolean isWkt = WKT.matcher(text).matches();
    if (isWkt ? OTHER_CYLINDER.matcher(text).matches() : OTHER_CYLINDERS.contains(code(text))) {
      throw unknown(
          text,
          "a cylinder that is true at another parallel than the equator; bring the data to another CRS, such as ESRI:54009 or EPSG:4326",
          null);
    }
    String id = isWkt ? wktId(text) : code(text);
    requireHorizontal(text, system(id));
    return id;
  }

  private static String code(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (Pattern form : List.of(URN, URL)) {
      Matcher match = form.matcher(upper);
      if (match.matches()) {
        upper = match.group(1) + ":" + match.group(2);
      }
    }
    if (upper.equals("CRS84") || upper.equals(CRS84)) {
      return CRS84;
    }
    if (!CODE.matcher(upper).matches()) {
      throw unknown(text, "neither a code such as EPSG:4326 or ESRI:54009 nor a WKT text", null);
    }
    return upper;
  }

  /** The code that the WKT states for the whole system, else a known equal, else the WKT itself. */
  private static String wktId(String text) {
    Matcher stated = WKT_CODE.matcher(text);
    if (stated.matches()) {
      return stated.group(1).toUpperCase(Locale.ROOT) + ":" + stated.group(2);
    }
    String compact = text.replaceAll("\\s*\\R\\s*", "");
    CoordinateReferenceSystem system = system(compact);
    if (CRS.equalsIgnoreMetadata(system, DefaultGeographicCRS.WGS84)) {
      return CRS84;
    }
    return OFTEN_WITHOUT_CODE.stream()
        .filter(code -> CRS.equalsIgnoreMetadata(system, system(code)))
        .findFirst()
        .orElse(compact);
  }

  private static CoordinateReferenceSystem decode(String id) {
    try {
      if (LocalProjection.isId(id)) {
        return CRS.parseWKT(LocalProjection.wkt(id));
      }
      return CODE.matcher(id).matches() ? CRS.decode(id, true) : CRS.parseWKT(id);
    } catch (NoSuchAuthorityCodeException e) {
      throw unknown(id, "no such code; look it up at epsg.io", e);
    } catch (FactoryException | RuntimeException e) {
      throw unknown(id, e.getMessage(), e);
    }
  }

  private static void requireHorizontal(String text, CoordinateReferenceSystem system) {
    int dimensions = system.getCoordinateSystem().getDimension();
    if (dimensions != 2) {
      throw unknown(text, dimensions + " axes where two horizontal ones are needed", null);
    }
  }

  private static IllegalArgumentException unknown(String text, String why, Exception cause) {
    String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return new IllegalArgumentException("Invalid CRS '" + shown + "': " + why, cause);
  }

  /** The envelope as JTS has it, for messages: west, south, east, north. */
  static String shown(Envelope envelope) {
    return envelope.isNull()
        ? "(empty)"
        : String.format(
            Locale.ROOT,
            "(%.6f, %.6f, %.6f, %.6f)",
            envelope.getMinX(),
            envelope.getMinY(),
            envelope.getMaxX(),
            envelope.getMaxY());
  }
}

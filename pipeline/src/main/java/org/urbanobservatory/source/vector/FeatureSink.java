package org.urbanobservatory.source.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.source.Fault;

/** Collects what a format's reader finds: features, refused features, the file's own CRS. */
final class FeatureSink {
  /** Further round than any file goes. */
  private static final double NO_DEGREES = 1000;

  private final String input;
  private final String file;
  private final List<Feature> features = new ArrayList<>();
  private final List<RefusedFeature> refused = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private Crs fileCrs;
  private long read;

  FeatureSink(String input, String file) {
    this.input = input;
    this.file = file;
  }

  /** How a format's reader makes one geometry. */
  interface GeometryMaker {
    Geometry make() throws Fault;
  }

  /** Adds the next feature of the file, or the issue that refuses it. */
  void add(String id, Map<String, Object> properties, GeometryMaker maker) {
    read++;
    var attributes = new Attributes(id, read, properties);
    try {
      features.add(new Feature(attributes, checked(maker)));
    } catch (Fault fault) {
      refused.add(new RefusedFeature(attributes, fault));
      issues.add(fault.rejected(input, file, attributes.location()));
    }
  }

  void keep(String code, String message) {
    issues.add(Issue.kept(code, input, null, message));
  }

  /**
   * Sets the CRS that the file states.
   *
   * @throws Fault {@code unknown_crs} when nobody knows it
   */
  void crs(String text) throws Fault {
    try {
      fileCrs = Crs.of(text);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid(
          "unknown_crs", "CRS", e.getMessage() + "; declare the right one with `crs:`");
    }
  }

  VectorRead finish(Crs declared) throws Fault {
    if (declared == null && fileCrs == null) {
      throw Fault.invalid(
          "missing_crs",
          "CRS",
          "the file states none; declare the one of its coordinates, for example `crs: EPSG:4326`");
    }
    if (declared != null && fileCrs != null && !declared.equals(fileCrs)) {
      keep(
          "crs_overridden",
          "Invalid CRS in %s: the file states %s, the configuration declares %s and wins"
              .formatted(file, fileCrs, declared));
    }
    Crs crs = declared == null ? fileCrs : declared;
    if (crs.isGeographic()) {
      refuseMetres(crs);
    }
    return new VectorRead(features, refused, crs, issues);
  }

  /** Metres in a file of degrees, as an export that lost its CRS has them, would lie anywhere. */
  private void refuseMetres(Crs crs) throws Fault {
    List<Feature> inMetres = features.stream().filter(f -> isInMetres(f.geometry())).toList();
    if (!inMetres.isEmpty() && inMetres.size() == features.size()) {
      throw inMetres(inMetres.get(0), crs);
    }
    for (Feature feature : inMetres) {
      Fault fault = inMetres(feature, crs);
      features.remove(feature);
      refused.add(new RefusedFeature(feature.attributes(), fault));
      issues.add(fault.rejected(input, file, feature.attributes().location()));
    }
  }

  private static boolean isInMetres(Geometry geometry) {
    Envelope box = geometry.getEnvelopeInternal();
    return Math.max(-box.getMinX(), box.getMaxX()) > NO_DEGREES
        || Math.max(-box.getMinY(), box.getMaxY()) > NO_DEGREES;
  }

  private static Fault inMetres(Feature feature, Crs crs) {
    Coordinate at = feature.geometry().getCoordinate();
    return Fault.invalid(
        "coordinates_out_of_range",
        "geometry",
        "coordinate (%s, %s) is no longitude and latitude, which %s has; write degrees, or state the CRS of the file in it"
            .formatted(PlainNumber.of(at.x), PlainNumber.of(at.y), crs));
  }

  private static Geometry checked(GeometryMaker maker) throws Fault {
    Geometry geometry;
    try {
      geometry = maker.make();
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("invalid_geometry", "geometry", e.getMessage());
    } catch (StackOverflowError e) {
      throw Fault.invalid("invalid_geometry", "geometry", "collections are nested too deeply");
    }
    if (geometry == null || geometry.isEmpty()) {
      throw Fault.invalid("empty_geometry", "geometry", "the feature has none; draw or remove it");
    }
    return checkedFinite(geometry);
  }

  private static Geometry checkedFinite(Geometry geometry) throws Fault {
    FiniteCheck check = new FiniteCheck();
    geometry.apply(check);
    if (check.bad != null) {
      throw Fault.invalid(
          "invalid_geometry",
          "geometry",
          "coordinate (%s, %s) is not finite".formatted(check.bad.x, check.bad.y));
    }
    return geometry;
  }

  private static final class FiniteCheck implements CoordinateFilter {
    private Coordinate bad;

    @Override
    public void filter(Coordinate c) {
      if (bad == null && !(Double.isFinite(c.x) && Double.isFinite(c.y))) {
        bad = c;
      }
    }
  }
}

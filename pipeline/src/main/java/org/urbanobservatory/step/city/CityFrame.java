package org.urbanobservatory.step.city;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Longitudes;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.DrawnRegion;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.ingest.FeaturesTask;

/**
 * The plane in which one city is measured.
 *
 * @param place the city
 * @param lonLat its boundary in degrees
 * @param boundary its boundary in the computing CRS, which knows what was drawn
 * @param crs the computing CRS, in metres
 * @param equalArea the Lambert azimuthal equal-area projection centred on the city
 * @param reachM how far beyond the boundary its extents may reach, in metres
 */
public record CityFrame(
    Place place, Geometry lonLat, Geometry boundary, Crs crs, Crs equalArea, double reachM) {

  /** The frame of a city in a declared CRS, or without one in its own equal-area projection. */
  static CityFrame of(Place place, Geometry lonLat, String declaredCrs, double reachM) {
    Crs equalArea = LocalProjection.centredOn(lonLat.getEnvelopeInternal());
    Crs crs = declaredCrs == null ? equalArea : Crs.of(declaredCrs);
    Geometry image = Reprojection.between(Crs.CRS84, crs).densified(lonLat);
    Geometry boundary = DrawnRegion.image(image, lonLat, Reprojection.between(crs, Crs.CRS84));
    return new CityFrame(place, lonLat, boundary, crs, equalArea, reachM);
  }

  /** How a raster of another CRS lies on this plane. */
  public RasterPlane plane(Crs raster) {
    Reprojection fromComputing = Reprojection.between(crs, raster);
    double meridian = lonLat.getEnvelopeInternal().centre().x;
    return new RasterPlane(
        Reprojection.between(raster, crs),
        raster.isGeographic() ? Longitudes.around(meridian, fromComputing) : fromComputing,
        Reprojection.between(raster, equalArea));
  }

  /** The envelope in degrees of what extents may reach, larger so that edge cells are whole. */
  public Envelope window() {
    return window(reachM);
  }

  /** The boundary's envelope in degrees grown by some metres, so that edge cells are whole. */
  public Envelope window(double reach) {
    Envelope window =
        FeaturesTask.CityEnvelope.around(place, lonLat.getEnvelopeInternal(), reach).lonLat();
    double margin = 0.05 * Math.max(window.getWidth(), window.getHeight()) + 0.02;
    window.expandBy(margin);
    return window;
  }

  /** How far a region reaches beyond the boundary's envelope, in metres; 0 for one inside. */
  double overhangM(Geometry region) {
    Envelope inner = boundary.getEnvelopeInternal();
    Envelope outer = region.getEnvelopeInternal();
    double x = Math.max(inner.getMinX() - outer.getMinX(), outer.getMaxX() - inner.getMaxX());
    double y = Math.max(inner.getMinY() - outer.getMinY(), outer.getMaxY() - inner.getMaxY());
    return region.isEmpty() ? 0 : Math.max(0, Math.max(x, y));
  }

  public Reprojection fromLonLat() {
    return Reprojection.between(Crs.CRS84, crs);
  }

  public Reprojection toLonLat() {
    return Reprojection.between(crs, Crs.CRS84);
  }
}

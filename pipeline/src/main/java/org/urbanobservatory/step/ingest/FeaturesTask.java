package org.urbanobservatory.step.ingest;

import java.io.Serializable;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;

/**
 * One file of streets to read, and the envelopes of the cities it is read for.
 *
 * @param input the input
 * @param bytes the file
 * @param path as the configuration writes it, with the city of the file
 * @param cities the cities that it serves
 */
public record FeaturesTask(
    SpatialInput input, ByteSource bytes, String path, List<CityEnvelope> cities)
    implements Serializable {
  public FeaturesTask {
    cities = List.copyOf(cities);
  }

  /**
   * Where a city lies.
   *
   * @param place the city
   * @param lonLat its envelope in degrees, with the network buffer around it
   */
  public record CityEnvelope(Place place, Envelope lonLat) implements Serializable {
    private static final double METRES_PER_DEGREE = 110_500;

    /** The envelope of a boundary in degrees, grown by at least so many metres to every side. */
    public static CityEnvelope around(Place place, Envelope boundary, double bufferM) {
      Envelope envelope = new Envelope(boundary);
      double degrees = bufferM / METRES_PER_DEGREE;
      double latitude = Math.max(Math.abs(envelope.getMinY()), Math.abs(envelope.getMaxY()));
      double shrink = Math.max(0.01, StrictMath.cos(StrictMath.toRadians(latitude)));
      envelope.expandBy(degrees / shrink, degrees);
      return new CityEnvelope(place, envelope);
    }
  }
}

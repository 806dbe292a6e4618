package org.urbanobservatory.source.vector;

import java.util.Arrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.urbanobservatory.source.Fault;

/** Geometry from well-known binary, alone or in a GeoPackage envelope. */
final class WellKnownBinary {
  /** One geometry of more bytes is not read: it would take most of a small machine's memory. */
  static final int MAX_BYTES = 256 << 20;

  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final int HEADER_BYTES = 8;

  private WellKnownBinary() {}

  /** Geometry of plain WKB (ISO or extended), null for null. */
  static Geometry geometry(byte[] wkb) throws Fault {
    if (wkb == null) {
      return null;
    }
    refuseHuge(wkb);
    try {
      // Given the array, the reader believes no count of points that its bytes cannot hold.
      return new WKBReader(new GeometryFactory()).read(wkb);
    } catch (ParseException | RuntimeException e) {
      throw broken("its " + wkb.length + " bytes are no well-known binary: " + e.getMessage());
    }
  }

  /**
   * Geometry of a GeoPackage blob: "GP", version, flags, srs id, an envelope of 0 to 8 doubles, WKB
   * (OGC 12-128 clause 2.1.3).
   */
  static Geometry geoPackageGeometry(byte[] blob) throws Fault {
    if (blob == null) {
      return null;
    }
    if (blob.length < HEADER_BYTES || blob[0] != 'G' || blob[1] != 'P') {
      throw broken("its bytes do not begin with GP; is the column a geometry?");
    }
    int start = HEADER_BYTES + envelopeBytes(blob[3] >> 1 & 7);
    if (start > blob.length) {
      throw broken("its header says " + start + " bytes, it has " + blob.length);
    }
    boolean isEmpty = (blob[3] & 0x10) != 0;
    return isEmpty ? null : geometry(Arrays.copyOfRange(blob, start, blob.length));
  }

  private static int envelopeBytes(int code) throws Fault {
    if (code >= ENVELOPE_BYTES.length) {
      throw broken("its header has the unknown envelope code " + code);
    }
    return ENVELOPE_BYTES[code];
  }

  private static void refuseHuge(byte[] bytes) throws Fault {
    if (bytes.length > MAX_BYTES) {
      throw broken("it has " + bytes.length + " bytes, the limit is " + MAX_BYTES);
    }
  }

  private static Fault broken(String detail) {
    return Fault.invalid("invalid_geometry", "geometry", detail);
  }
}

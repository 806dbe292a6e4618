package org.urbanobservatory.measure.street;

import java.io.Serializable;
import org.locationtech.jts.geom.LineString;

/**
 * One row of table {@code streets}: a segment between junctions, or the part of one that has one
 * class and one width.
 *
 * @param segmentId way id and ordinal within the way, for example {@code 4242-1}; follows from the
 *     streets and the extent alone
 * @param streetClass class of the street table
 * @param lengthM metres
 * @param widthM width of the reserve in metres
 * @param carriagewayM width of the carriageway in metres
 * @param widthSource where the widths come from
 * @param geometry metres, in the computing coordinate system
 */
public record StreetRow(
    String segmentId,
    String streetClass,
    double lengthM,
    double widthM,
    double carriagewayM,
    WidthSource widthSource,
    LineString geometry)
    implements Serializable {}

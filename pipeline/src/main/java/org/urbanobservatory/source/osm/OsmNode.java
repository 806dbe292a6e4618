package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Map;

/**
 * A tagged node.
 *
 * @param id OSM id
 * @param tags sorted by key
 * @param lon degrees, WGS 84
 * @param lat degrees, WGS 84
 */
public record OsmNode(long id, Map<String, String> tags, double lon, double lat)
    implements Serializable {}

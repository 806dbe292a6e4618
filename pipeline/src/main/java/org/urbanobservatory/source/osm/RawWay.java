package org.urbanobservatory.source.osm;

import java.util.Map;

/**
 * A way before its nodes are placed.
 *
 * @param id OSM id
 * @param tags sorted by key
 * @param refs node ids in drawing order
 */
record RawWay(long id, Map<String, String> tags, long[] refs) {}

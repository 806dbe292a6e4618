package org.urbanobservatory.source.osm;

import java.util.Map;

/**
 * A relation before its members are placed.
 *
 * @param id OSM id
 * @param tags sorted by key
 * @param wayIds member ways in the relation's order
 * @param roles one per member way
 */
record RawRelation(long id, Map<String, String> tags, long[] wayIds, String[] roles) {}

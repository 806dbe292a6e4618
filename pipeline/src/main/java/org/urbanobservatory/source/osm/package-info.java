/**
 * OpenStreetMap extracts in PBF: a block-parallel reader that keeps only what lies in the given
 * regions, so memory follows the cities and not the file. Start at {@link
 * org.urbanobservatory.source.osm.OsmExtract}.
 */
package org.urbanobservatory.source.osm;

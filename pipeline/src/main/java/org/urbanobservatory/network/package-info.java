/**
 * Streets as a graph in flat arrays: ways in metres, clipped to an extent, joined where they share
 * a node. Start at {@link org.urbanobservatory.network.StreetNetwork}.
 */
package org.urbanobservatory.network;

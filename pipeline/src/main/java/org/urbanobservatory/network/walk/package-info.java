/**
 * Walking along streets: a graph of junctions and the lines between, the nearest point on it, and
 * shortest distances from many sources at once. Start at {@link
 * org.urbanobservatory.network.walk.WalkGraph}.
 */
package org.urbanobservatory.network.walk;

package org.urbanobservatory.source.vector;

import org.urbanobservatory.source.Fault;

/**
 * A feature whose geometry cannot be read: whose it is, its properties still say.
 *
 * @param attributes its id, position and properties, none for what is no feature at all
 * @param fault what is wrong with it
 */
public record RefusedFeature(Attributes attributes, Fault fault) {}

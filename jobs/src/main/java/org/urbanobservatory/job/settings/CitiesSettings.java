package org.urbanobservatory.job.settings;

import org.urbanobservatory.source.ByteSource;

/**
 * The cities with their administrative boundary.
 *
 * @param path as the configuration writes it
 * @param bytes the file it resolves to
 * @param source label of the source, null if not said
 * @param licence licence of the source, null if not said
 */
public record CitiesSettings(String path, ByteSource bytes, String source, String licence) {}

package org.urbanobservatory.job.settings;

import org.urbanobservatory.table.FileLayout;

/**
 * Where releases are published.
 *
 * @param path as the configuration writes it
 * @param location the absolute local path or URI it resolves to
 * @param layout how city tables are laid out
 */
public record OutputSettings(String path, String location, FileLayout layout) {}

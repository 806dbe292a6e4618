package org.urbanobservatory.index.audit;

import org.urbanobservatory.model.Place;

/**
 * A value far from the others.
 *
 * @param place where
 * @param componentId the component
 * @param value the raw value
 * @param fence the bound that it lies beyond
 */
public record Outlier(Place place, String componentId, double value, double fence) {}

package org.urbanobservatory.index.explain;

import org.urbanobservatory.model.Level;

/**
 * Points of the index that come from a component.
 *
 * @param componentId the component
 * @param level its level
 * @param points of the root's score; those of the present children of a node add up to the node's;
 *     null below a weighted median and without a score
 */
public record Contribution(String componentId, Level level, Double points) {}

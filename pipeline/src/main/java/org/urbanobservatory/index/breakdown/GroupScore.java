package org.urbanobservatory.index.breakdown;

import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Score;

/**
 * A component's score for a group of people.
 *
 * @param group the group
 * @param score null inside with reason {@link GroupScores#NOT_ALL_INPUTS} where an input of the
 *     component has no value for the group
 */
public record GroupScore(Breakdown group, Score score) {}

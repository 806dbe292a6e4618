package org.urbanobservatory.index.treatment;

import org.urbanobservatory.model.Place;

/**
 * One number of a stage: a value of a place, or what was found out about the whole set.
 *
 * @param position place of the stage in the computation, from 1
 * @param stage {@code raw}, the id of a step, {@code standardise}, {@code weights} or {@code
 *     aggregate}
 * @param year year of the index, or of the data before a value is carried to it
 * @param place the place; null for a row about the set, its parameters and counts
 * @param componentId the component
 * @param value the value after the stage; null when missing. For a row about the set the number of
 *     values touched, or a weight
 * @param note why it is missing, or what was done
 */
public record StageRow(
    int position,
    String stage,
    int year,
    Place place,
    String componentId,
    Double value,
    String note) {}

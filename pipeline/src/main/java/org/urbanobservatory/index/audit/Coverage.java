package org.urbanobservatory.index.audit;

import org.urbanobservatory.model.Place;

/**
 * How much of the edition is there for a place and year.
 *
 * @param place the place
 * @param year the year
 * @param scored indicators with a score
 * @param expected indicators that apply
 * @param coverage share of the weight present, as the index counts it
 * @param proxiedShare share of the present weight that is older or borrowed
 */
public record Coverage(
    Place place, int year, int scored, int expected, double coverage, double proxiedShare) {}

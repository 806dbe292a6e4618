package org.urbanobservatory.index;

import org.urbanobservatory.model.Place;

/**
 * A city's place in a peer set at one node: a row of table {@code rankings}.
 *
 * @param edition id of the edition
 * @param year the year of the index
 * @param peerSet {@link Rankings#ALL_CITIES} or {@link Rankings#COUNTRY}
 * @param place the city
 * @param componentId id of the node
 * @param rank 1 is the highest score; equal scores share the lowest number
 * @param rankLow best rank within the method range, null if not computed
 * @param rankHigh worst rank within the method range, null if not computed
 */
public record Ranking(
    String edition,
    int year,
    String peerSet,
    Place place,
    String componentId,
    int rank,
    Integer rankLow,
    Integer rankHigh) {}

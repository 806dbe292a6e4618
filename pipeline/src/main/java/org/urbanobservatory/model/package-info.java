/**
 * The words of the field as types: places, observations, indicators, formulas, editions, scores and
 * issues. Depends on nothing but the JDK; every other package speaks in these types.
 */
package org.urbanobservatory.model;

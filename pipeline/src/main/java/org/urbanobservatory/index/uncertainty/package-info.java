/**
 * What the choice of method moves: Monte-Carlo over the choices that an edition lists, the ranges
 * of scores and ranks, and each choice's share of the variance. Random numbers are functions of
 * seed, draw and choice, so they do not depend on machines, partitions or the set of cities.
 */
package org.urbanobservatory.index.uncertainty;

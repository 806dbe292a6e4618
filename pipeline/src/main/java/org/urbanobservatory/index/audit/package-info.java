/**
 * What a methodologist asks of an edition's results: distributions, correlations, reliability,
 * principal components, effective weights, indicators that tell nothing, coverage.
 */
package org.urbanobservatory.index.audit;

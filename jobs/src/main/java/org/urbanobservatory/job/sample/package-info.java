/**
 * The sample observatory: fictional cities that are drawn in a metric plane, so that their truth is
 * known before any pipeline reads them. Nothing here calls the pipeline's measures.
 */
package org.urbanobservatory.job.sample;

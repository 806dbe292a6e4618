/**
 * An index over a table of places and years: denominators, imputation, outliers, comparison within
 * the set, weights from the data, and the aggregation of the tree. Every step is published as a
 * stage. Pure functions on doubles; inside the package a missing value is NaN, in results null.
 */
package org.urbanobservatory.index.treatment;

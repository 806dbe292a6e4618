/**
 * The phases of a run: Dataset in, Dataset out, one class per phase. Spark spreads the places and
 * shuffles the rows; the arithmetic is in the packages below and knows no engine.
 */
package org.urbanobservatory.step;

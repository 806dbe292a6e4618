/**
 * An index from indicators: standardise, weigh, aggregate, and the country and the ranking after
 * it. Pure functions on doubles with {@code StrictMath}; an edition says what is done, this package
 * how. Benchmarks are fixed, so a score never depends on which other cities are in the set.
 */
package org.urbanobservatory.index;

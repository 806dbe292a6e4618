/**
 * The drawing board: points and regions in metres, and the projections between the board and the
 * globe. Own formulas, so that the truth does not rest on the code that it checks.
 */
package org.urbanobservatory.job.sample.plane;

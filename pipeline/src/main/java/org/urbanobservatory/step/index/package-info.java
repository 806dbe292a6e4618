/**
 * Phase 5: indicators become scores, place by place or over the table of all places, then ranks,
 * method\n * ranges, trends, convergence and scores of groups.\n
 */
package org.urbanobservatory.step.index;

/**
 * Why a score is what it is: contributions to a score and to its change, what if a value were
 * another, the way to the next band, strengths and weaknesses against peers.
 */
package org.urbanobservatory.index.explain;

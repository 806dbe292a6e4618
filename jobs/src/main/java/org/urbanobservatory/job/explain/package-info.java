/** Why a city's index is what it is, and what would move it. */
package org.urbanobservatory.job.explain;

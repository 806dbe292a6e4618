/** The index for groups of people, and gaps between groups where the index cannot be split. */
package org.urbanobservatory.index.breakdown;

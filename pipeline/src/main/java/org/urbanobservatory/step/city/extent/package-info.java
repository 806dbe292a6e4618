/** Phase 2 for one city: the extents of every year, and its zones.\n */
package org.urbanobservatory.step.city.extent;

/** Phase 3 for one city: streets, built-up land and its growth, land use, green cover, shape.\n */
package org.urbanobservatory.step.city.land;

/** Who lives where: rasters, zones and points of people, ready to be summed over any extent. */
package org.urbanobservatory.measure.population;

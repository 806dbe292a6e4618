/** How unequally a measure is spread over the people of a city. */
package org.urbanobservatory.measure.inequality;

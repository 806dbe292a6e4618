/** Which stops of public transport count as access, with which capacity and how much service. */
package org.urbanobservatory.measure.transit;

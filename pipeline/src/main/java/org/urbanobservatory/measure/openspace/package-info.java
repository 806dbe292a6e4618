/** Open public space: its land, what it serves, and where it is entered. */
package org.urbanobservatory.measure.openspace;

/** What the city is: its boundary checked, its built-up extent, its display cells. */
package org.urbanobservatory.measure.extent;

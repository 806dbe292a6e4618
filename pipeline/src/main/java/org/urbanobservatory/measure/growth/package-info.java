/** How built-up land and green cover change between two dates, and the form that results. */
package org.urbanobservatory.measure.growth;

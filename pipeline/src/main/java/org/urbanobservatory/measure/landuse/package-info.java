/** What land is used for, and what is green. */
package org.urbanobservatory.measure.landuse;

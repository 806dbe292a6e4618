/**
 * Indicators from observations, and countries from cities: pure functions on doubles that know no
 * engine, no file and no clock. Nothing here leaves NaN or infinity; what cannot be computed is
 * missing with a reason.
 */
package org.urbanobservatory.compute;

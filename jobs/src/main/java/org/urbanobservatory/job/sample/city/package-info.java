/** Fictional cities: how each form is drawn, and what is true of the drawing. */
package org.urbanobservatory.job.sample.city;

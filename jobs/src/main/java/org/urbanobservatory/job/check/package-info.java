/** Finds what is wrong before anything is computed. */
package org.urbanobservatory.job.check;

/** The statistics of the fictional cities: plausible, consistent, and decided by the seed. */
package org.urbanobservatory.job.sample.statistics;

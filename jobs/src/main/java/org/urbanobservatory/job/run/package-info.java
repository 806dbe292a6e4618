/** The nightly job: ingest, measure, index, aggregate, publish. */
package org.urbanobservatory.job.run;

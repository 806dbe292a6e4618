/** SQL over the tables of the latest release: DuckDB in this process, nothing downloaded. */
package org.urbanobservatory.job.query;

/** The audit of an edition: a page and a table. */
package org.urbanobservatory.job.audit;

/** Spark sessions for small machines. */
package org.urbanobservatory.job.spark;

/** Pages of {@code docs/} that follow from {@code schemas/}. */
package org.urbanobservatory.job.docs;

/** Only the index: any table of indicator values, any edition. */
package org.urbanobservatory.job.index;

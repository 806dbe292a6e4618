/** Land under green cover. */
package org.urbanobservatory.measure.green;

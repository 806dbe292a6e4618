/** Series over years: trends that never cross a break, convergence of places, progress to targets. */
package org.urbanobservatory.index.panel;

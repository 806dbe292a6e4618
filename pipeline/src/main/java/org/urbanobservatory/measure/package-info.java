/** What every measure shares: a number, or why there is none. */
package org.urbanobservatory.measure;

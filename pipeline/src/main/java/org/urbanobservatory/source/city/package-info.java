/** The observatory's cities: their ids, names and administrative boundaries. */
package org.urbanobservatory.source.city;

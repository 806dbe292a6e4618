/**
 * Readers: bytes to typed rows and issues. Each row and feature is caught by itself; what is
 * refused becomes an {@link org.urbanobservatory.model.Issue}, and read = accepted + rejected.
 */
package org.urbanobservatory.source;

/**
 * Tables as text: delimited files of any delimiter, decimal sign and encoding, row by row, and the
 * statistics in them. A wrong row is refused by itself; a file that cannot be read for certain
 * (encoding, missing column) is refused whole.
 */
package org.urbanobservatory.source.tabular;

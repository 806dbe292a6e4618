/**
 * Vector files of any format to features: geometry in the file's own coordinate reference system (x
 * or longitude first), and properties. A wrong feature is refused by itself; a file whose end is
 * missing, or whose coordinate reference system is unknown, is refused whole.
 */
package org.urbanobservatory.source.vector;

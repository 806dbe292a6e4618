/**
 * Reads and checks the definitions of {@code schemas/}: units, variables, indicators and editions.
 * The only reader of YAML. Definitions are checked against each other as a whole before anything is
 * computed; every problem names its file, line and offenders, and all of them are reported at once.
 */
package org.urbanobservatory.catalogue;

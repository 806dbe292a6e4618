/**
 * Phase 1: every input becomes typed rows or is refused with an issue; statistics by table,
 * features by\n * file, each file read once for all the cities that it serves.\n
 */
package org.urbanobservatory.step.ingest;

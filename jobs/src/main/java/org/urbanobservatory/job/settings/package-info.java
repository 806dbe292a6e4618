/**
 * The configuration of an observatory: one YAML file as checked records. All its faults are found
 * at once, before anything is computed.
 */
package org.urbanobservatory.job.settings;

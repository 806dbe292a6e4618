/**
 * Indicators that a configuration declares: facilities of any kind, exposure to hazards, inequality
 * of a\n * layer.\n
 */
package org.urbanobservatory.step.declared;

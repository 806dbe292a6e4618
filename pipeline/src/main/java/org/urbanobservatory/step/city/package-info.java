/**
 * One city: its plane, its inputs, each read once, its extents and its people, which all measures
 * of the\n * packages below share. Knows no engine.\n
 */
package org.urbanobservatory.step.city;

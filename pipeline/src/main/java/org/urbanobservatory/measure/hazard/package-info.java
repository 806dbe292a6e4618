/** Who and what lies where a hazard can strike. */
package org.urbanobservatory.measure.hazard;

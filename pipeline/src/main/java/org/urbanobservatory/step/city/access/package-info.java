/**
 * Phase 3 for one city: who reaches public transport, open public space and facilities on foot.\n
 */
package org.urbanobservatory.step.city.access;

/** Phase 3 for one city: how many people, and what they live with: air, hazards, inequality.\n */
package org.urbanobservatory.step.city.exposure;

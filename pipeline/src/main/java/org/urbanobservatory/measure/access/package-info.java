/**
 * Who can walk to what: people as origins, facilities as targets, walking distances between them.
 * Start at {@link org.urbanobservatory.measure.access.WalkAccess}.
 */
package org.urbanobservatory.measure.access;

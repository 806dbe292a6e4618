/** Pages for people: one file of HTML each, without scripts and without anything from elsewhere. */
package org.urbanobservatory.job.report;

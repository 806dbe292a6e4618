/** What a user sees of a command: progress, results, and the exit status. */
package org.urbanobservatory.job.console;

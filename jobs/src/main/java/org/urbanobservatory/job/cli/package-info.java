/** The command line: arguments in, calls of the jobs, exit status out. */
package org.urbanobservatory.job.cli;

/** The Degree of Urbanisation of a grid of any size, from files to files. */
package org.urbanobservatory.job.degurba;

/**
 * The files of the sample: streamed city by city, so that memory follows one city and not the
 * observatory; uncompressed, so that the bytes depend on no compression library.
 */
package org.urbanobservatory.job.sample.file;

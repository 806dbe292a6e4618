/**
 * Measurements of kernels without Spark, each beside the straightforward way in the same run, so
 * that a gain is a ratio and the speed of the machine cancels out.
 */
package org.urbanobservatory.bench;

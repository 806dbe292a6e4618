package org.urbanobservatory.index.audit;

/**
 * How one column is distributed over the places. Null where too few places have a value.
 *
 * @param componentId the component
 * @param measure {@code value} or {@code score}
 * @param n places with a value
 * @param missing places without
 * @param lowerQuartile type 7 of Hyndman and Fan (1996)
 * @param sd sample standard deviation
 * @param skewness adjusted Fisher-Pearson sample skewness G1, null below three places
 * @param kurtosis sample excess kurtosis G2, null below four places
 * @param outliers places beyond 1.5 interquartile ranges from the quartiles (Tukey 1977)
 * @param isSkewed whether |skewness| is above 2 and kurtosis above 3.5, the rule of the handbook's
 *     later practice for columns that need treatment
 */
public record Distribution(
    String componentId,
    String measure,
    int n,
    int missing,
    Double minimum,
    Double lowerQuartile,
    Double median,
    Double upperQuartile,
    Double maximum,
    Double mean,
    Double sd,
    Double skewness,
    Double kurtosis,
    int outliers,
    boolean isSkewed) {}

package org.urbanobservatory.index.panel;

/**
 * The trend of a series without a break.
 *
 * @param fromYear first year
 * @param toYear last year
 * @param n points
 * @param slope Sen's slope, units per year
 * @param slopeLow lower end of the slope's interval; null where the points are too few for it
 * @param slopeHigh upper end, null with it
 * @param s Kendall's S: pairs that rise less pairs that fall
 * @param variance of S without a trend, corrected for ties
 * @param z standard normal statistic of S with continuity correction
 * @param pValue two-sided, by the normal approximation; rough below ten points
 * @param breaks breaks of the series before the first year
 */
public record Trend(
    int fromYear,
    int toYear,
    int n,
    double slope,
    Double slopeLow,
    Double slopeHigh,
    int s,
    double variance,
    double z,
    double pValue,
    int breaks) {}

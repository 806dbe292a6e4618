package org.urbanobservatory.index.uncertainty;

/**
 * How much of a score's variance hangs on one choice.
 *
 * @param choice id of the choice
 * @param first share that the choice explains alone, 0-1 up to the error of the estimate
 * @param firstLow lower end of its 90 % bootstrap interval
 * @param firstHigh upper end
 * @param total share with all its interactions
 * @param totalLow lower end of its 90 % bootstrap interval
 * @param totalHigh upper end
 */
public record ChoiceShare(
    String choice,
    double first,
    double firstLow,
    double firstHigh,
    double total,
    double totalLow,
    double totalHigh) {}

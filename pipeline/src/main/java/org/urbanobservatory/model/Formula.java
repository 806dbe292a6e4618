package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How an indicator follows from variables: a closed set of kinds. A kind says what is combined;
 * package {@code compute} evaluates it on doubles.
 */
public sealed interface Formula extends Serializable {

  /** Every term that has to be present, in reading order. */
  List<Term> terms();

  /** Whether the value compares the year of the result with an earlier one. */
  default boolean isGrowth() {
    return false;
  }

  /** The value of one variable as it was measured or supplied, times {@code scale}. */
  record Value(Term term, double scale) implements Formula {
    public Value {
      Objects.requireNonNull(term, "term");
      Check.finite("scale", scale);
    }

    @Override
    public List<Term> terms() {
      return List.of(term);
    }
  }

  /** {@code scale * sum(numerator) / sum(denominator)}. */
  record Ratio(List<Term> numerator, List<Term> denominator, double scale) implements Formula {
    public Ratio {
      numerator = List.copyOf(numerator);
      denominator = List.copyOf(denominator);
      Check.finite("scale", scale);
      if (numerator.isEmpty() || denominator.isEmpty()) {
        throw new IllegalArgumentException("Invalid ratio: numerator and denominator need terms");
      }
    }

    @Override
    public List<Term> terms() {
      return concat(numerator, denominator);
    }
  }

  /** {@code scale * (a / b) / (c / d)}: a ratio of two rates. */
  record RatioOfRatios(Term a, Term b, Term c, Term d, double scale) implements Formula {
    @Override
    public List<Term> terms() {
      return List.of(a, b, c, d);
    }
  }

  /**
   * Growth rate of {@code area} over growth rate of {@code population} between two years.
   *
   * <p>LOG: {@code ln(v1/v0)/T}; SIMPLE: {@code (v1-v0)/v0/T}; COMPOUND: {@code (v1/v0)^(1/T)-1}.
   * SDG 11.3.1 always takes the population's rate as LOG.
   */
  record GrowthRatio(Term area, Term population, Rate areaRate, Rate populationRate)
      implements Formula {
    /** How a growth rate per year is measured. */
    public enum Rate {
      LOG,
      SIMPLE,
      COMPOUND,
      /** {@code (v1-v0)/v0}: over the whole span, not for each year. */
      TOTAL
    }

    public GrowthRatio {
      if (areaRate == Rate.TOTAL || populationRate == Rate.TOTAL) {
        throw new IllegalArgumentException("Invalid growth ratio: it needs rates for each year");
      }
    }

    @Override
    public boolean isGrowth() {
      return true;
    }

    @Override
    public List<Term> terms() {
      return List.of(area, population);
    }
  }

  /** {@code scale} times the growth of one quantity between two years. */
  record GrowthRate(Subject subject, Term quantity, GrowthRatio.Rate rate, double scale)
      implements Formula {
    /** What grows; land may come down to nothing, people may not. */
    public enum Subject {
      AREA,
      POPULATION
    }

    public GrowthRate {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(quantity, "quantity");
      Objects.requireNonNull(rate, "rate");
      Check.finite("scale", scale);
    }

    @Override
    public boolean isGrowth() {
      return true;
    }

    @Override
    public List<Term> terms() {
      return List.of(quantity);
    }
  }

  /**
   * Normalised Herfindahl concentration of shares, {@code (H - 1/n) / (1 - 1/n)} with {@code H =
   * sum (v_i / sum v)^2}. The result's numerator is H, its denominator n.
   */
  record NormalisedHerfindahl(List<Term> parts) implements Formula {
    public NormalisedHerfindahl {
      parts = List.copyOf(parts);
      if (parts.size() < 2) {
        throw new IllegalArgumentException("Invalid Herfindahl: needs two parts or more");
      }
    }

    @Override
    public List<Term> terms() {
      return parts;
    }
  }

  private static List<Term> concat(List<Term> first, List<Term> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}

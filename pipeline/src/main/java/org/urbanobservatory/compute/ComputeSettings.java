package org.urbanobservatory.compute;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is computed of a place.
 *
 * @param years reporting years, ascending; empty for all years with data. Years before the last
 *     reporting year are computed as well, because an index takes the latest value not after its
 *     year; what is missing is explained for the reporting years only
 * @param proxyExtent whether the boundary may stand in for another extent
 * @param growth how growth is taken and judged
 */
public record ComputeSettings(
    SortedSet<Integer> years, ProxyExtent proxyExtent, GrowthRules growth) {
  public ComputeSettings {
    years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    Objects.requireNonNull(proxyExtent, "proxyExtent");
    Objects.requireNonNull(growth, "growth");
  }

  /** The settings for some reporting years, growth as the SDG asks. */
  public static ComputeSettings of(Collection<Integer> years, ProxyExtent proxyExtent) {
    return of(years, proxyExtent, GrowthRules.SDG);
  }

  /** The settings for some reporting years. */
  public static ComputeSettings of(
      Collection<Integer> years, ProxyExtent proxyExtent, GrowthRules growth) {
    return new ComputeSettings(new TreeSet<>(years), proxyExtent, growth);
  }

  /** Whether values of the year are computed: every year up to the last reporting year. */
  boolean includes(int year) {
    return years.isEmpty() || year <= years.last();
  }
}

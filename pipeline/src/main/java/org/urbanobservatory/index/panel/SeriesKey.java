package org.urbanobservatory.index.panel;

import java.util.Comparator;

/**
 * What a series is of: an indicator's values on an extent, or a component's scores in an edition.
 *
 * @param indicatorId id of the indicator, null for scores
 * @param extentId the extent of its values, null for scores
 * @param edition id of the edition, null for values
 * @param componentId id of the component, null for values
 */
public record SeriesKey(String indicatorId, String extentId, String edition, String componentId)
    implements Comparable<SeriesKey> {
  private static final Comparator<String> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::indicatorId, NULLS_FIRST)
          .thenComparing(SeriesKey::extentId, NULLS_FIRST)
          .thenComparing(SeriesKey::edition, NULLS_FIRST)
          .thenComparing(SeriesKey::componentId, NULLS_FIRST);

  public SeriesKey {
    boolean ofValues = indicatorId != null && extentId != null;
    boolean ofScores = edition != null && componentId != null;
    boolean isMixed =
        (indicatorId != null || extentId != null) && (edition != null || componentId != null);
    if (ofValues == ofScores || isMixed) {
      throw new IllegalArgumentException(
          "Invalid series: indicator %s on extent %s, edition %s, component %s must be either"
              .formatted(indicatorId, extentId, edition, componentId));
    }
  }

  public static SeriesKey ofValues(String indicatorId, String extentId) {
    return new SeriesKey(indicatorId, extentId, null, null);
  }

  public static SeriesKey ofScores(String edition, String componentId) {
    return new SeriesKey(null, null, edition, componentId);
  }

  @Override
  public int compareTo(SeriesKey other) {
    return ORDER.compare(this, other);
  }
}

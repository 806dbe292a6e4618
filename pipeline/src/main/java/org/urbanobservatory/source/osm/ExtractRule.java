package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When an extract cannot tell about a kind of feature because it was filtered: it holds streets,
 * and of the features too few beside them. What a filter took away is unknown, so that no feature
 * found is not zero features.
 *
 * @param tags tags of the features, {@code key} or {@code key=value}
 * @param streets an extract with fewer elements with a {@code highway} tag is too small to tell
 * @param streetsPerFeature with more of them for each feature the extract was filtered
 */
public record ExtractRule(List<String> tags, long streets, double streetsPerFeature)
    implements Serializable {
  private static final String STREETS = "highway";

  public ExtractRule {
    tags = List.copyOf(tags);
    if (tags.isEmpty() || streets < 1 || !(streetsPerFeature > 1)) {
      throw new IllegalArgumentException(
          "Invalid extract rule: tags %s, streets %d, streets_per_feature %s; tags, 1 or more streets and more than 1 per feature are needed"
              .formatted(tags, streets, streetsPerFeature));
    }
  }

  /** What a selection must count for {@link #isFiltered}. */
  public Set<String> countedTags() {
    var counted = new TreeSet<>(tags);
    counted.add(STREETS);
    return counted;
  }

  /**
   * Whether the features were filtered out.
   *
   * @param counts elements of the whole file by tag, as {@link OsmCounts#tags} has them
   */
  public boolean isFiltered(Map<String, Long> counts) {
    long found = count(counts, STREETS);
    return found >= streets && found > streetsPerFeature * features(counts);
  }

  /** Elements with one of the tags; one with two counts twice. */
  public long features(Map<String, Long> counts) {
    return tags.stream().mapToLong(tag -> count(counts, tag)).sum();
  }

  /** For example {@code 20324 elements with highway and 15 with leisure or place=square}. */
  public String evidence(Map<String, Long> counts) {
    return "%d elements with %s and %d with %s"
        .formatted(count(counts, STREETS), STREETS, features(counts), String.join(" or ", tags));
  }

  private static long count(Map<String, Long> counts, String tag) {
    Long count = counts.get(tag);
    if (count == null) {
      throw new IllegalArgumentException(
          "Invalid extract counts: tag "
              + tag
              + " was not counted, only "
              + new TreeSet<>(counts.keySet()));
    }
    return count;
  }
}

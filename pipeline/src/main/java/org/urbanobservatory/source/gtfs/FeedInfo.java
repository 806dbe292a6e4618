package org.urbanobservatory.source.gtfs;

import java.io.Serializable;
import java.util.List;

/**
 * What a feed says about itself.
 *
 * @param agencies names of the operators, in file order
 * @param publisher who published the feed, null if it does not say
 * @param version of the feed, null if it does not say
 */
public record FeedInfo(List<String> agencies, String publisher, String version)
    implements Serializable {
  public FeedInfo {
    agencies = List.copyOf(agencies);
  }
}

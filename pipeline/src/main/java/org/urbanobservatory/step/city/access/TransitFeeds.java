package org.urbanobservatory.step.city.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.urbanobservatory.measure.transit.RouteTypes;
import org.urbanobservatory.source.ByteSource;

/**
 * The feeds that were read last in this process. Cities of a country share a feed, and their tasks
 * run in one process: a national feed of tens of millions of calls is read once for them. What is
 * kept is the stops, which are few; equal bytes and settings give equal stops, so that it does not
 * matter who reads.
 */
final class TransitFeeds {
  private static final int MOST = 32;

  private static final Map<Key, Slot> LAST =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Slot> eldest) {
          return size() > MOST;
        }
      };

  private TransitFeeds() {}

  private record Key(String input, String sha256, TransitSettings settings) {}

  /** The stops of one feed; who asks while another reads it waits for that feed alone. */
  private static final class Slot {
    private FeedStops stops;

    private synchronized FeedStops read(
        String input, ByteSource bytes, RouteTypes types, TransitSettings settings) {
      if (stops == null) {
        stops = FeedStops.read(input, bytes, types, settings);
      }
      return stops;
    }
  }

  static FeedStops read(
      String input, ByteSource bytes, RouteTypes types, TransitSettings settings) {
    if (!bytes.exists()) {
      return FeedStops.read(input, bytes, types, settings);
    }
    return slot(new Key(input, bytes.sha256(), settings)).read(input, bytes, types, settings);
  }

  private static Slot slot(Key key) {
    synchronized (LAST) {
      return LAST.computeIfAbsent(key, k -> new Slot());
    }
  }
}

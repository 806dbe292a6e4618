package org.urbanobservatory.measure.extent;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose an urban extent is.
 *
 * @param holders the cities that claim it, the one with the largest share of it first, of equals
 *     the first by id; the city that asks is among them
 * @param owner id of the city that it belongs to; empty where cities hold equally much of it, so
 *     that it is nobody's
 */
public record AtlasVerdict(List<AtlasExtent.Holder> holders, Optional<String> owner) {
  public AtlasVerdict {
    holders = List.copyOf(holders);
    Objects.requireNonNull(owner, "owner");
  }
}

package org.urbanobservatory.step.city.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;

/**
 * Tells of people who live on a part of the network from which no way leads to any facility of a
 * kind: an island, or a quarter whose bridge is not drawn.
 */
final class CutOff {
  /** Share of the people above which it is worth a word. */
  private static final double NOTABLE_SHARE = 0.01;

  private static final double ALL_PERCENT = 99.95;

  private static final String SOME =
      "Invalid walking network: %.1f %% of the people of %s (%s, %d) live on a part of it from which no way leads to any of %s; they count as not reached. Add the bridge or path that joins the parts, if there is one";

  private static final String NOBODY =
      "Invalid walking network: from %.0f %% of the people of %s (%s, %d) no way leads to any of %s; they count as not reached. Either all of these lie beyond the streets that were read, or a bridge or path is missing";

  private final CityContext city;
  private final Set<String> told = new HashSet<>();

  CutOff(CityContext city) {
    this.city = city;
  }

  /**
   * Adds an issue where a notable share is cut off, one for each kind of facility and year.
   *
   * @param share of all people of a whole extent
   */
  void tell(CityExtent extent, AccessGroup group, AccessShare share) {
    boolean isAny = group.parts().stream().anyMatch(part -> !part.points().isEmpty());
    if (isAny
        && share.people() > 0
        && share.cutOff() / share.people() > NOTABLE_SHARE
        && told.add(group.kind() + " " + extent.year())) {
      city.add(issue(extent, group, share));
    }
  }

  private Issue issue(CityExtent extent, AccessGroup group, AccessShare share) {
    double percent = 100 * share.cutOff() / share.people();
    String message =
        String.format(
            Locale.ROOT,
            percent >= ALL_PERCENT ? NOBODY : SOME,
            percent,
            city.place(),
            extent.id(),
            extent.year(),
            group.origin().input());
    return Issue.kept("network_in_parts", group.origin().input(), null, message)
        .at(city.place())
        .about(group.kind(), String.format(Locale.ROOT, "%.1f", percent));
  }
}

package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.city.CityReader;
import org.urbanobservatory.table.Tables;

/** What became of each city: computed, carried over from the previous release, or failed. */
final class Outcomes {
  private final RunPlan plan;
  private final List<Issue> issues;
  private final Releases releases;
  private final Set<Place> computed = new TreeSet<>();
  private final List<CityStatus> statuses = new ArrayList<>();

  Outcomes(RunPlan plan, List<Issue> issues, Releases releases) throws IOException {
    this.plan = plan;
    this.issues = issues;
    this.releases = releases;
    for (Place city : plan.cities().places()) {
      statuses.add(plan.cities().selects(city) ? computed(city) : kept(city, "not selected"));
    }
  }

  /** The cities that were computed. */
  Set<Place> computed() {
    return computed;
  }

  /** Every configured city. */
  List<CityStatus> statuses() {
    return statuses;
  }

  private CityStatus computed(Place city) throws IOException {
    Optional<Issue> failure = failure(city);
    if (failure.isPresent()) {
      return kept(city, failure.get().message());
    }
    computed.add(city);
    return CityStatus.computed(city);
  }

  private CityStatus kept(Place city, String reason) throws IOException {
    Optional<String> latest = releases.latest();
    if (latest.isPresent() && isIn(latest.get(), city)) {
      return CityStatus.carriedOver(city, reason, latest.get());
    }
    return CityStatus.failed(city, reason);
  }

  private boolean isIn(String release, Place city) throws IOException {
    return releases.show(release).cities().stream()
            .anyMatch(
                s ->
                    s.countryCode().equals(city.countryCode())
                        && s.cityId().equals(city.cityId())
                        && s.outcome() != CityStatus.Outcome.FAILED)
        && !releases.rows(release, Tables.load().table("indicator_values"), city).isEmpty();
  }

  /** The first fault that leaves nothing of a city: of the city itself or of a required input. */
  private Optional<Issue> failure(Place city) {
    return issues.stream()
        .filter(i -> i.severity() == Issue.Severity.ERROR)
        .filter(i -> i.place() == null || i.place().equals(city))
        .filter(i -> !CityRead.costsUnnamedCity(i))
        .filter(i -> isOfCityItself(i) || isRequired(i, city))
        .findFirst();
  }

  private static boolean isOfCityItself(Issue issue) {
    return issue.place() != null
        && (issue.input() == null || issue.input().equals(CityReader.INPUT));
  }

  private boolean isRequired(Issue issue, Place city) {
    return issue.input() != null
        && plan.isRequired(issue.input())
        && plan.serves(issue.input(), city);
  }
}

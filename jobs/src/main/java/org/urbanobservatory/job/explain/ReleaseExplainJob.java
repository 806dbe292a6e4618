package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.index.explain.Contributions;
import org.urbanobservatory.index.explain.PeerComparison;
import org.urbanobservatory.index.explain.PeerComparisons;
import org.urbanobservatory.job.explain.Explanation.Movement;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Explains a city's index as a release publishes it, and its change since another release. */
public final class ReleaseExplainJob {
  /** Stands for the release before the explained one. */
  public static final String PREVIOUS = "previous";

  private static final double SAME_SCORE = 1e-9;

  private final Request request;
  private final ReleasedIndex index;
  private final Place place;
  private final Explainer explainer;

  private ReleaseExplainJob(Request request, ReleasedIndex index) throws IOException {
    this.request = request;
    this.index = index;
    this.place = index.place(request.target().city());
    this.explainer = new Explainer(place, index.scores(place));
    if (explainer.scores().isEmpty()) {
      throw new ConfigException(
          "Cannot explain %s: release %s has no scores of it in edition %s"
              .formatted(place, index.release(), index.tree().id()));
    }
  }

  /**
   * What to explain.
   *
   * @param release id, null for the latest
   * @param edition id, or file of the definition; null where the release has a single edition
   * @param city id of the city
   * @param year null for the latest with scores
   */
  public record Target(String release, String edition, String city, Integer year) {}

  /**
   * What it is compared with.
   *
   * @param since year that the change is counted from, null for the latest earlier one
   * @param against release that the change is counted from, {@link #PREVIOUS} for the one before;
   *     null for the one before if there is any
   * @param peers file of groups that make cities peers, null for those of the release
   */
  public record Comparison(Integer since, String against, Path peers) {}

  /**
   * All that is asked.
   *
   * @param releases where
   * @param definitions editions as a configuration names them, beside those of the catalogue
   * @param changes values that are set, by indicator
   */
  public record Request(
      Releases releases,
      List<String> definitions,
      Target target,
      Comparison comparison,
      Map<String, Double> changes) {
    public Request {
      definitions = List.copyOf(definitions);
      changes = new TreeMap<>(changes);
    }
  }

  /**
   * Explains.
   *
   * @throws ConfigException when release, edition, city, year or indicator are not there
   */
  public static Explanation run(Request request) throws IOException {
    Target target = request.target();
    Optional<String> latest = request.releases().latest();
    if (target.release() == null && latest.isEmpty()) {
      throw new ConfigException("Cannot find a release: none is published yet");
    }
    String release = target.release() == null ? latest.get() : target.release();
    String edition =
        target.edition() == null
            ? null
            : EditionRows.read(target.edition()).map(Edition::id).orElse(target.edition());
    return new ReleaseExplainJob(request, ReleasedIndex.of(request.releases(), release, edition))
        .explain();
  }

  private Explanation explain() throws IOException {
    int year = explainer.year(request.target().year());
    List<IndicatorValue> values = index.values(place);
    Definition definition = definition(year, values);
    Movement movement = movement(year, definition);
    return new Explanation(
        explainer.subject(index.release(), index.tree().id(), year),
        Contributions.of(explainer.ofYear(year)),
        movement,
        definition == null ? null : explainer.nextBand(definition.edition(), year, values),
        peers(year),
        definition == null
            ? List.of()
            : explainer.moves(definition.whatIf(index), year, values, request.changes()),
        explainer.notes());
  }

  private Movement movement(int year, Definition definition) throws IOException {
    Integer since = since(year);
    return new Movement(
        since, explainer.changes(index.edition(), year, since), revision(year, definition));
  }

  /** Against a release that was named, no year is compared with. */
  private Integer since(int year) {
    Comparison comparison = request.comparison();
    return comparison.against() != null ? null : explainer.since(year, comparison.since());
  }

  /** The definition whose scores are the published ones; null without, and a note says why. */
  private Definition definition(int year, List<IndicatorValue> values) throws IOException {
    var files = new ArrayList<>(request.definitions());
    Optional.ofNullable(request.target().edition()).ifPresent(files::add);
    Optional<Edition> found = index.edition().findDefinition(files);
    if (found.isEmpty()) {
      return without(
          "the definition of edition %s at hand is not that of release %s; name its file with --edition"
              .formatted(index.tree().id(), index.release()));
    }
    var definition = new Definition(found.get());
    List<Score> scored = definition.scorer(index).score(place, year, values).scores();
    return isSame(scored, explainer.ofYear(year))
        ? definition
        : without(
            "this program scores the values of release %s otherwise than it was published"
                .formatted(index.release()));
  }

  private static boolean isSame(List<Score> scored, List<Score> published) {
    if (scored.isEmpty()) {
      return false;
    }
    Score mine = Explainer.root(scored);
    Score theirs = Explainer.root(published);
    boolean isBothMissing = mine.score() == null && theirs.score() == null;
    return Objects.equals(mine.band(), theirs.band())
        && (isBothMissing
            || (mine.score() != null
                && theirs.score() != null
                && Math.abs(mine.score() - theirs.score()) <= SAME_SCORE));
  }

  private Definition without(String reason) {
    if (!request.changes().isEmpty()) {
      throw new ConfigException("Cannot compute --set: " + reason);
    }
    explainer.note("No next band and no split into data and method: " + reason + ".");
    return null;
  }

  /** Null where no release is compared with. */
  private Revision revision(int year, Definition definition) throws IOException {
    String against = request.comparison().against();
    if (request.comparison().since() != null) {
      return null;
    }
    Optional<String> earlier = earlier(against);
    if (earlier.isEmpty()) {
      explainer.note("No release is older than " + index.release() + ", so no change since one.");
      return null;
    }
    try {
      ReleasedIndex before = ReleasedIndex.of(request.releases(), earlier.get(), index.tree().id());
      before.place(place.toString());
      return new Revisions(before, index, place, year).revision(definition);
    } catch (ConfigException e) {
      if (against != null) {
        throw e;
      }
      explainer.note("No change since release " + earlier.get() + ": " + e.getMessage() + ".");
      return null;
    }
  }

  private Optional<String> earlier(String against) throws IOException {
    Optional<String> previous = request.releases().findBefore(index.release());
    if (PREVIOUS.equals(against) && previous.isEmpty()) {
      throw new ConfigException(
          "Cannot compare release %s with the one before: %s"
              .formatted(
                  index.release(),
                  request.releases().list().size() == 1
                      ? "it is the only one there"
                      : "it is the oldest one there"));
    }
    return against == null || PREVIOUS.equals(against) ? previous : Optional.of(against);
  }

  private List<PeerComparison> peers(int year) throws IOException {
    List<Score> all = index.scores(year);
    Peers peers = index.peers();
    if (request.comparison().peers() != null) {
      peers.addFile(
          request.comparison().peers(), all.stream().map(Score::place).distinct().toList());
    }
    return new PeerComparisons(peers.facts()).of(place, all);
  }
}

package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.explain.Contributions;
import org.urbanobservatory.index.explain.PeerComparisons;
import org.urbanobservatory.index.explain.PlaceScorer;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.job.explain.Explanation.Movement;
import org.urbanobservatory.job.index.IndexJob;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.CatalogueRows;

/** Explains a city's index from a table of indicator values. */
public final class ExplainJob {
  private final Edition edition;
  private final Map<Place, List<IndicatorValue>> values;
  private final List<Score> scores;

  private ExplainJob(IndexJob.Scoring scoring) {
    this.edition = scoring.edition();
    this.values = scoring.values();
    this.scores = scoring.result().scores();
  }

  /**
   * What to explain.
   *
   * @param edition id or file
   * @param observations table of indicator values
   * @param city id of the city in the table
   * @param year null for the latest with values
   * @param since null for the latest earlier year with a score
   * @param changes values that are set, by indicator
   * @param peers file of groups that make cities peers, null for none
   */
  public record Request(
      String edition,
      Path observations,
      String city,
      Integer year,
      Integer since,
      Map<String, Double> changes,
      Path peers) {
    public Request {
      changes = new TreeMap<>(changes);
    }
  }

  /**
   * Explains.
   *
   * @throws ConfigException when city, year or indicator are not there
   */
  public static Explanation run(Request request) throws IOException {
    var job = new ExplainJob(IndexJob.score(request.edition(), request.observations(), List.of()));
    return job.explain(request);
  }

  private Explanation explain(Request request) {
    Place place = place(request.city(), values.keySet(), "has no values");
    var explainer =
        new Explainer(place, scores.stream().filter(s -> s.place().equals(place)).toList());
    int year = explainer.year(request.year());
    Movement movement = movement(explainer, year, request.since());
    List<IndicatorValue> own = values.get(place);
    return new Explanation(
        explainer.subject(null, edition.id(), year),
        Contributions.of(explainer.ofYear(year)),
        movement,
        explainer.nextBand(edition, year, own),
        new PeerComparisons(peers(request.peers()).facts()).of(place, ofYear(year)),
        explainer.moves(whatIf(), year, own, request.changes()),
        explainer.notes());
  }

  private Movement movement(Explainer explainer, int year, Integer asked) {
    Integer since = explainer.since(year, asked);
    var rows = new EditionRows(CatalogueRows.of(edition));
    return new Movement(since, explainer.changes(rows, year, since), null);
  }

  private WhatIf whatIf() {
    return new WhatIf(edition, scorer(), Catalogue.load()::findVariable);
  }

  private PlaceScorer scorer() {
    List<IndicatorValue> all = values.values().stream().flatMap(List::stream).toList();
    return PlaceScorer.among(edition, all, scores.stream().map(Score::year).distinct().toList());
  }

  /** The city of an id, which may stand behind its country and a slash. */
  static Place place(String city, Collection<Place> places, String missing) {
    List<Place> found =
        places.stream()
            .filter(place -> place.toString().equals(city) || city.equals(place.cityId()))
            .toList();
    if (found.size() != 1) {
      List<String> known = places.stream().map(Place::toString).toList();
      List<String> ids = places.stream().map(Place::cityId).filter(id -> id != null).toList();
      throw new ConfigException(
          found.isEmpty()
              ? "Invalid city: '%s' %s%s"
                  .formatted(
                      city, missing, NearestName.hint(city, city.contains("/") ? known : ids))
              : "Invalid city: '%s' is in several countries; say for example %s"
                  .formatted(city, found.get(0)));
    }
    return found.get(0);
  }

  /** Sizes by the people that the values name, and the groups of a file. */
  private Peers peers(Path file) {
    var peers = new Peers();
    values.forEach(peers::addPeople);
    if (file != null) {
      peers.addFile(file, values.keySet());
    }
    return peers;
  }

  private List<Score> ofYear(int year) {
    return scores.stream().filter(score -> score.year() == year).toList();
  }
}

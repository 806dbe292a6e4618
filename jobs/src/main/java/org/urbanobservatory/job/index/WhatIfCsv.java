package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.explain.PlaceScorer;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Which scores of which cities move when values are set: {@code what_if.csv}. */
final class WhatIfCsv {
  private static final List<String> COLUMNS =
      List.of(
          "country_code",
          "city_id",
          "edition",
          "year",
          "level",
          "component_id",
          "score_before",
          "score_after",
          "band_before",
          "band_after");

  private WhatIfCsv() {}

  private record Indexed(Place place, int year) {}

  /** Each city by itself: where cities are compared, the others stay as they are. */
  static void write(
      Edition edition,
      Map<Place, List<IndicatorValue>> values,
      List<Score> scores,
      IndexJob.Request request)
      throws IOException {
    var places = new LinkedHashSet<Indexed>();
    scores.forEach(score -> places.add(new Indexed(score.place(), score.year())));
    List<IndicatorValue> all = values.values().stream().flatMap(List::stream).toList();
    List<Integer> years = places.stream().map(Indexed::year).distinct().toList();
    var whatIf =
        new WhatIf(edition, PlaceScorer.among(edition, all, years), Catalogue.load()::findVariable);
    List<List<Object>> rows =
        List.copyOf(places).parallelStream()
            .flatMap(
                at ->
                    moves(whatIf, at, values.get(at.place()), request).stream()
                        .map(move -> row(edition, at, move)))
            .toList();
    Files.createDirectories(request.out());
    Files.writeString(request.out().resolve("what_if.csv"), ScoreCsv.text(COLUMNS, rows));
  }

  private static List<WhatIf.Move> moves(
      WhatIf whatIf, Indexed at, List<IndicatorValue> values, IndexJob.Request request) {
    try {
      return whatIf.of(at.place(), at.year(), values, request.changes()).moves();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static List<Object> row(Edition edition, Indexed at, WhatIf.Move move) {
    return ScoreCsv.row(
        at.place().countryCode(),
        at.place().cityId(),
        edition.id(),
        at.year(),
        move.level().id(),
        move.componentId(),
        move.before(),
        move.after(),
        move.bandBefore(),
        move.bandAfter());
  }
}

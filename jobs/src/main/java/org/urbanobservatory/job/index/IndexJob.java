package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Scored;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.index.treatment.StageRow;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Only the index: scores of any table of indicator values by any edition. */
public final class IndexJob {
  private final Catalogue catalogue = Catalogue.load();

  /**
   * What to compute.
   *
   * @param edition id of the catalogue, or path of an edition file
   * @param observations CSV or Parquet with {@code country_code, city_id, indicator_id, year,
   *     value, unit}
   * @param years years of the index; empty for every year that a city's values have
   * @param out folder that gets {@code scores/}, {@code scores.csv}, {@code rankings.csv} and what
   *     {@link PanelFiles} writes
   * @param draws of the method range, null for the edition's own number
   * @param details for which years shares of choices are written
   * @param changes what-if: values that are set in every city, by indicator; empty for none
   */
  public record Request(
      String edition,
      Path observations,
      List<Integer> years,
      Path out,
      Integer draws,
      Details details,
      Map<String, Double> changes) {
    public Request {
      years = List.copyOf(years);
      changes = new TreeMap<>(changes);
    }

    /** Scores and rankings with the edition's own draws. */
    public Request(String edition, Path observations, List<Integer> years, Path out) {
      this(edition, observations, years, out, null, Details.LATEST_YEAR, Map.of());
    }
  }

  /** For which years each choice's share of the variance is written. */
  public enum Details {
    LATEST_YEAR,
    EVERY_YEAR
  }

  /**
   * What was computed.
   *
   * @param scores of every place, year and component
   * @param stages of an edition that treats a table of places, the table after each step; else
   *     empty
   * @param issues rejected rows and what a reader has to know about the scores
   */
  public record Result(List<Score> scores, List<StageRow> stages, List<Issue> issues) {
    public Result {
      scores = List.copyOf(scores);
      stages = List.copyOf(stages);
      issues = List.copyOf(issues);
    }
  }

  private IndexJob() {}

  /**
   * Computes and writes the scores.
   *
   * @throws ConfigException when the edition or the table cannot be read, or no row is usable
   */
  public static Result run(Request request) throws IOException {
    return new IndexJob().compute(request);
  }

  private Result compute(Request request) throws IOException {
    Edition own = edition(request.edition());
    Edition edition =
        request.draws() == null
            ? own
            : own.withUncertainty(own.uncertainty().withDraws(request.draws()));
    IndicatorTable.Read read = read(request.edition(), edition, request.observations());
    Result result =
        written(edition, read.values(), result(edition, read, request.years()), request);
    new PanelFiles(edition, read, result.scores()).write(request.out());
    return result;
  }

  private static Result result(Edition edition, IndicatorTable.Read read, List<Integer> years) {
    return edition.isTreated() ? treated(edition, read, years) : scored(edition, read, years);
  }

  private static Result written(
      Edition edition, Map<Place, List<IndicatorValue>> values, Result result, Request request)
      throws IOException {
    var outputs = new MethodOutputs(edition, values, result.scores());
    List<Score> scores = outputs.complete(result.scores());
    // First, as it may refuse a value: then nothing is written.
    if (!request.changes().isEmpty()) {
      WhatIfCsv.write(edition, values, scores, request);
    }
    ScoreFiles.write(scores, request.out());
    StageFiles.write(edition.id(), result.stages(), request.out());
    outputs.writeRankings(scores, request.out());
    outputs.writeDetails(request.details(), request.out());
    return new Result(scores, result.stages(), result.issues());
  }

  /**
   * A table scored, and nothing written: for what explains scores.
   *
   * @param edition the edition
   * @param values usable values by place
   * @param result scores and issues
   */
  public record Scoring(Edition edition, Map<Place, List<IndicatorValue>> values, Result result) {}

  /** Scores a table without writing. */
  public static Scoring score(String edition, Path observations, List<Integer> years)
      throws IOException {
    var job = new IndexJob();
    Edition found = job.edition(edition);
    IndicatorTable.Read read = job.read(edition, found, observations);
    return new Scoring(found, read.values(), result(found, read, years));
  }

  /** The edition of that id in the catalogue, or in that file. */
  public static Edition editionOf(String idOrFile) {
    return new IndexJob().edition(idOrFile);
  }

  private IndicatorTable.Read read(String file, Edition edition, Path observations)
      throws IOException {
    RawTable table = RawTables.read(observations);
    IndicatorTable.Read read =
        IndicatorTable.read(observations.toString(), table, edition, catalogue);
    if (read.values().isEmpty()) {
      throw new ConfigException(nothing(observations, read));
    }
    List<String> problems = new Suppliers(file, edition, catalogue).problems(observations, read);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return read;
  }

  private static List<String> nothing(Path observations, IndicatorTable.Read read) {
    var problems = new ArrayList<String>();
    problems.add("Cannot score " + observations + ": no row is usable");
    read.issues().stream().map(Issue::message).limit(20).forEach(problems::add);
    return problems;
  }

  private static Result scored(Edition edition, IndicatorTable.Read read, List<Integer> years) {
    var computation = new IndexComputation(edition);
    var scores = new ArrayList<Score>();
    var issues = new ArrayList<>(read.issues());
    for (Map.Entry<Place, List<IndicatorValue>> place : read.values().entrySet()) {
      for (int year : years.isEmpty() ? yearsOf(place.getValue()) : years) {
        Scored scored = computation.score(place.getKey(), year, place.getValue());
        scores.addAll(scored.scores());
        issues.addAll(scored.issues());
      }
    }
    return new Result(scores, List.of(), issues);
  }

  /** All places together, in the years that any of them has values for. */
  private static Result treated(Edition edition, IndicatorTable.Read read, List<Integer> years) {
    List<IndicatorValue> values =
        read.values().values().stream().flatMap(Collection::stream).toList();
    SetComputation.Result result =
        new SetComputation(edition).score(values, years.isEmpty() ? yearsOf(values) : years);
    var issues = new ArrayList<>(read.issues());
    issues.addAll(result.issues());
    return new Result(result.scores(), result.stages(), issues);
  }

  private static List<Integer> yearsOf(List<IndicatorValue> values) {
    return List.copyOf(
        values.stream().map(IndicatorValue::year).collect(Collectors.toCollection(TreeSet::new)));
  }

  private Edition edition(String idOrFile) {
    return catalogue.findEdition(idOrFile).orElseGet(() -> editionFile(idOrFile));
  }

  private Edition editionFile(String file) {
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      List<String> ids = catalogue.editions().stream().map(Edition::id).toList();
      throw new ConfigException(
          "Invalid edition: '%s' is neither a file nor one of %s%s"
              .formatted(file, String.join(", ", ids), NearestName.hint(file, ids)));
    }
    try {
      return EditionReader.read(path);
    } catch (CatalogueException e) {
      throw new ConfigException(e.problems());
    }
  }
}

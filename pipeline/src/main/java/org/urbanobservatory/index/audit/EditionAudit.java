package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.urbanobservatory.index.audit.Discrimination.Verdict;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * The audit of an edition's results.
 *
 * @param edition id of the edition
 * @param year the audited year; coverage is of all years
 * @param places how many places have a row
 */
public record EditionAudit(
    String edition,
    int year,
    int places,
    List<Distribution> distributions,
    List<Outlier> outliers,
    List<Correlation> correlations,
    List<Reliability> reliabilities,
    List<PrincipalComponent> principalComponents,
    List<EffectiveWeight> effectiveWeights,
    List<Discrimination> discriminations,
    List<Coverage> coverages) {
  private static final double NEARLY_ALL = 0.9;

  public EditionAudit {
    distributions = List.copyOf(distributions);
    outliers = List.copyOf(outliers);
    correlations = List.copyOf(correlations);
    reliabilities = List.copyOf(reliabilities);
    principalComponents = List.copyOf(principalComponents);
    effectiveWeights = List.copyOf(effectiveWeights);
    discriminations = List.copyOf(discriminations);
    coverages = List.copyOf(coverages);
  }

  /**
   * Audits the scores of a year.
   *
   * @param scores of all places and years; countries are left out
   */
  public static EditionAudit of(Edition edition, int year, List<Score> scores) {
    List<Score> cities =
        scores.stream()
            .filter(score -> score.edition().equals(edition.id()))
            .filter(score -> !score.place().isNational())
            .toList();
    var matrix =
        new ScoreMatrix(edition, cities.stream().filter(score -> score.year() == year).toList());
    return new EditionAudit(
        edition.id(),
        year,
        matrix.places().size(),
        Distributions.of(matrix),
        Distributions.outliers(matrix),
        Correlations.of(matrix),
        CronbachAlpha.of(matrix),
        principalComponents(matrix),
        EffectiveWeights.of(matrix),
        edition.leaves().stream().map(leaf -> discrimination(matrix, leaf)).toList(),
        coverages(edition, cities));
  }

  private static List<PrincipalComponent> principalComponents(ScoreMatrix matrix) {
    var rows = new ArrayList<PrincipalComponent>();
    for (Component node : matrix.innerNodes()) {
      List<String> children = matrix.children(node.id());
      double[][] complete = matrix.complete(children);
      PrincipalComponents.of(complete)
          .ifPresent(found -> add(rows, node.id(), children, complete.length, found));
    }
    return rows;
  }

  private static void add(
      List<PrincipalComponent> rows,
      String nodeId,
      List<String> children,
      int n,
      PrincipalComponents found) {
    for (int i = 0; i < children.size(); i++) {
      for (int child = 0; child < children.size(); child++) {
        rows.add(
            new PrincipalComponent(
                nodeId,
                i + 1,
                n,
                found.eigenvalues()[i],
                found.explainedShare(i),
                children.get(child),
                found.loadings()[i][child]));
      }
    }
  }

  private static Discrimination discrimination(ScoreMatrix matrix, Component leaf) {
    double[] scores = ScoreMatrix.present(matrix.scores(leaf.id()));
    int distinct = (int) Arrays.stream(scores).distinct().count();
    double top = share(scores, 100);
    double bottom = share(scores, 0);
    Verdict verdict = Verdict.TELLS_APART;
    if (scores.length < 2) {
      verdict = Verdict.TOO_FEW;
    } else if (distinct == 1) {
      verdict = Verdict.CONSTANT;
    } else if (top >= NEARLY_ALL || bottom >= NEARLY_ALL) {
      verdict = Verdict.NEARLY_CONSTANT;
    }
    return new Discrimination(leaf.id(), scores.length, distinct, top, bottom, verdict);
  }

  private static double share(double[] scores, double end) {
    return scores.length == 0
        ? 0
        : (double) Arrays.stream(scores).filter(score -> score == end).count() / scores.length;
  }

  private static List<Coverage> coverages(Edition edition, List<Score> cities) {
    var byPlace = new TreeMap<Place, TreeMap<Integer, List<Score>>>();
    for (Score score : cities) {
      byPlace
          .computeIfAbsent(score.place(), place -> new TreeMap<>())
          .computeIfAbsent(score.year(), year -> new ArrayList<>())
          .add(score);
    }
    List<String> leaves = edition.leaves().stream().map(Component::id).toList();
    var rows = new ArrayList<Coverage>();
    byPlace.forEach(
        (place, years) ->
            years.forEach((year, of) -> rows.add(coverage(place, year, of, leaves))));
    return rows;
  }

  private static Coverage coverage(
      Place place, int year, List<Score> scores, List<String> leaves) {
    List<Score> indicators =
        scores.stream().filter(score -> leaves.contains(score.componentId())).toList();
    Score root =
        scores.stream()
            .filter(score -> score.parentId() == null)
            .min(Comparator.comparing(Score::componentId))
            .orElseThrow();
    long inapplicable =
        indicators.stream()
            .filter(s -> s.reason() != null && s.reason().startsWith("not_applicable"))
            .count();
    return new Coverage(
        place,
        year,
        (int) indicators.stream().filter(score -> score.score() != null).count(),
        (int) (indicators.size() - inapplicable),
        root.coverage(),
        root.proxiedShare());
  }
}

package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.index.explain.BandStep;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.job.explain.Explanation;
import org.urbanobservatory.job.explain.Revision;

/** An explanation for machines: everything, in full. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(Explanation explanation) {
    ObjectNode root =
        Json.object()
            .put("release_id", explanation.subject().release())
            .put("edition", explanation.subject().edition())
            .put("country_code", explanation.subject().place().countryCode())
            .put("city_id", explanation.subject().place().cityId())
            .put("year", explanation.subject().year())
            .put("score", explanation.subject().score())
            .put("band", explanation.subject().band())
            .put("since", explanation.movement().since())
            .put("change", change(explanation.movement().changes()));
    addContributions(explanation, root.putArray("contributions"));
    addChanges(explanation.movement().changes(), root.putArray("changes"));
    if (explanation.movement().revision() != null) {
      addRevision(explanation.movement().revision(), root.putObject("revision"));
    }
    if (explanation.nextBand() != null) {
      addNextBand(explanation, root.putObject("next_band"));
    }
    addPeers(explanation, root.putArray("peers"));
    addMoves(explanation, root.putArray("moves"));
    explanation.notes().forEach(root.putArray("notes")::add);
    return Json.text(root);
  }

  private static void addContributions(Explanation explanation, ArrayNode array) {
    explanation
        .contributions()
        .forEach(
            part ->
                array
                    .addObject()
                    .put("component_id", part.componentId())
                    .put("level", part.level().id())
                    .put("points", part.points()));
  }

  /** What the parts add up to; null without any, as then nothing is split. */
  private static Double change(List<ChangeContribution> parts) {
    return parts.isEmpty() ? null : ChangeTable.total(parts);
  }

  private static void addChanges(List<ChangeContribution> changes, ArrayNode array) {
    changes.forEach(
        part ->
            array
                .addObject()
                .put("component_id", part.componentId())
                .put("cause", part.cause().name().toLowerCase(Locale.ROOT))
                .put("points", part.points()));
  }

  private static void addRevision(Revision revision, ObjectNode object) {
    object
        .put("against", revision.release())
        .put("score", revision.score())
        .put("points_of_data", revision.pointsOfData())
        .put("points_of_method", revision.pointsOfMethod());
    addChanges(revision.changes(), object.putArray("changes"));
    ArrayNode values = object.putArray("values");
    for (Revision.ValueChange change : revision.values()) {
      values
          .addObject()
          .put("indicator_id", change.indicatorId())
          .put("extent_id", change.extentId())
          .put("year", change.year())
          .put("old", change.before())
          .put("new", change.after())
          .put("why", change.why());
    }
    ArrayNode rows = object.putArray("edition_rows");
    revision.edition().forEach(row -> DiffJson.add(row, rows.addObject()));
    revision.causes().forEach(object.putArray("causes")::add);
  }

  private static void addNextBand(Explanation explanation, ObjectNode object) {
    object
        .put("band", explanation.nextBand().band().id())
        .put("points", explanation.nextBand().points());
    ArrayNode steps = object.putArray("steps");
    for (BandStep step : explanation.nextBand().steps()) {
      steps
          .addObject()
          .put("component_id", step.componentId())
          .put("indicator_id", step.indicatorId())
          .put("score", step.score())
          .put("score_needed", step.scoreNeeded())
          .put("value", step.value())
          .put("value_needed", step.valueNeeded())
          .put("index_at_best", step.indexAtBest());
    }
    object.put("together_order", "index_points_per_point_of_score");
    ArrayNode together = object.putArray("together");
    explanation
        .nextBand()
        .together()
        .forEach(
            raise ->
                together
                    .addObject()
                    .put("component_id", raise.componentId())
                    .put("from", raise.from())
                    .put("to", raise.to())
                    .put("index", raise.index()));
  }

  private static void addPeers(Explanation explanation, ArrayNode array) {
    explanation
        .peers()
        .forEach(
            row ->
                array
                    .addObject()
                    .put("component_id", row.componentId())
                    .put("peer_set", row.peerSet())
                    .put("peers", row.peers())
                    .put("score", row.score())
                    .put("lower_quartile", row.lowerQuartile())
                    .put("median", row.median())
                    .put("upper_quartile", row.upperQuartile())
                    .put("verdict", row.verdict().name().toLowerCase(Locale.ROOT)));
  }

  private static void addMoves(Explanation explanation, ArrayNode array) {
    explanation
        .moves()
        .forEach(
            move ->
                array
                    .addObject()
                    .put("component_id", move.componentId())
                    .put("level", move.level().id())
                    .put("before", move.before())
                    .put("after", move.after())
                    .put("band_before", move.bandBefore())
                    .put("band_after", move.bandAfter()));
  }
}

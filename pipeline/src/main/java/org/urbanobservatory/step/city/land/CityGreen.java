package org.urbanobservatory.step.city.land;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.green.GreenCover;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: green cover of every extent, zone and display cell; the first usable input of a
 * year stands for it.
 */
public final class CityGreen implements CityMeasure {
  private static final String VARIABLE = "green_cover_area_m2";
  private static final double FULL_COVERAGE = 0.99;

  private final CityContext city;
  private final GreenLayers layers;

  public CityGreen(CityContext city) {
    this.city = city;
    this.layers = new GreenLayers(city);
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    SpatialInput taken = null;
    String reason = null;
    for (SpatialInput input : city.inputs(SpatialInput.Kind.GREEN, year)) {
      GreenLayers.Layer layer = layers.read(input);
      Optional<GreenCover> cover = layer.findCover();
      if (cover.isPresent() && taken == null) {
        taken = input;
        observe(input, cover.get(), extents);
      } else if (cover.isPresent()) {
        city.add(notUsed(input, taken));
      }
      reason = layer.reason();
    }
    if (taken == null && reason != null) {
      for (CityExtent extent : extents) {
        city.facts().absent(extent, VARIABLE, reason);
      }
    }
  }

  private void observe(SpatialInput input, GreenCover cover, List<CityExtent> extents) {
    var origin = new CityFacts.Origin(input.id(), input.source()).by(GreenLayers.method(input));
    for (CityExtent extent : extents) {
      if (isCovered(input, cover, extent)) {
        city.facts().observe(extent, VARIABLE, cover.areaWithin(extent.geometry()), origin);
      } else {
        city.facts().absent(extent, VARIABLE, "green_does_not_cover_extent");
      }
    }
    city.plan().findBoundary(extents).ifPresent(boundary -> fill(boundary, cover));
  }

  /** Whether the source knows any land of the extent; where it knows a part, that is said. */
  private boolean isCovered(SpatialInput input, GreenCover cover, CityExtent extent) {
    double covered = extent.isEmpty() ? 1 : cover.coveredShare(extent.geometry());
    if (covered < FULL_COVERAGE && !extent.isZone()) {
      city.add(coversInPart(input, extent, covered));
    }
    return covered > 0;
  }

  private Issue coversInPart(SpatialInput input, CityExtent extent, double covered) {
    return Issue.kept(
        "green_covers_city_in_part",
        input.id(),
        null,
        "Invalid green cover: %s has values for %.1f %% of the area of %s in %s; the rest counts as not green. Give a larger one"
            .formatted(input.id(), 100 * covered, city.place(), extent.id()));
  }

  private void fill(CityExtent boundary, GreenCover cover) {
    List<DisplayCell> cells = city.cells().grid().cells();
    for (int i = 0; i < cells.size(); i++) {
      Geometry cell = cells.get(i).geometry();
      if (cover.coveredShare(cell) > 0) {
        double share = cover.areaWithin(cell) / cells.get(i).area();
        city.cells().set(boundary, i, "green_share", Math.min(1, share));
      }
    }
  }

  private Issue notUsed(SpatialInput input, SpatialInput taken) {
    return Issue.kept(
        "green_input_not_used",
        input.id(),
        null,
        "Invalid green cover: %s and %s are both of %d; the first stands for the year. Keep one"
            .formatted(taken.id(), input.id(), input.year()));
  }
}

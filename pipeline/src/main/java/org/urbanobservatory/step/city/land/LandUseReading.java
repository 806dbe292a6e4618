package org.urbanobservatory.step.city.land;

import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.landuse.LandUse;
import org.urbanobservatory.measure.landuse.LandUseTable;
import org.urbanobservatory.source.osm.ExtractRule;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.AreaReading;
import org.urbanobservatory.step.ingest.LandUseTables;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Land use by {@code schemas/land_uses.yaml}; a layer names it in {@code class_column}. */
final class LandUseReading implements AreaReading<LandUse> {
  private static final String COLUMN = "class_column";

  private final LandUseTable table;

  LandUseReading(LandUseTable table) {
    this.table = table;
  }

  @Override
  public SpatialInput.Kind kind() {
    return SpatialInput.Kind.LAND_USE;
  }

  @Override
  public String noun() {
    return "land use";
  }

  @Override
  public ExtractRule rule() {
    return LandUseTables.extractRule();
  }

  @Override
  public boolean isWanted(Map<String, String> tags) {
    return table.findClass(tags).isPresent();
  }

  @Override
  public LandUse ofTags(String id, Map<String, String> tags, Geometry area) {
    return new LandUse(id, table.findClass(tags).orElseThrow(), area);
  }

  @Override
  public LandUse ofFeature(SpatialInput input, Feature feature, Geometry area) {
    String text = feature.text(input.option(COLUMN));
    return Optional.ofNullable(text)
        .flatMap(table::findClassNamed)
        .map(kind -> new LandUse(AreaReading.id(input, feature), kind, area))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid land use: feature %d of %s has '%s' in column %s, which is no use of land_uses.yaml; write one of %s, or a value of a row there"
                        .formatted(
                            feature.index(),
                            input.id(),
                            text,
                            input.option(COLUMN),
                            String.join(", ", table.categories()))));
  }

  @Override
  public Optional<String> findMissingColumn(SpatialInput input) {
    return input.option(COLUMN) == null ? Optional.of(COLUMN) : Optional.empty();
  }
}

package org.urbanobservatory.step.city.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.measure.openspace.OpenSpace.Access;
import org.urbanobservatory.measure.openspace.OpenSpaceTable;
import org.urbanobservatory.source.osm.ExtractRule;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.AreaReading;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Open spaces by {@code schemas/open_spaces.yaml}. Without a class column every polygon of a layer
 * is an open space; without a public column every one is public.
 */
public final class OpenSpaceReading implements AreaReading<OpenSpace> {
  private static final String UNSAID = "unsaid";
  private static final Set<String> YES = Set.of("yes", "true", "1", "y", "t", "public");
  private static final Set<String> NO = Set.of("no", "false", "0", "n", "f", "private", "closed");

  private final OpenSpaceTable table;

  OpenSpaceReading(OpenSpaceTable table) {
    this.table = table;
  }

  @Override
  public SpatialInput.Kind kind() {
    return SpatialInput.Kind.OPEN_SPACES;
  }

  @Override
  public String noun() {
    return "open space";
  }

  @Override
  public ExtractRule rule() {
    return OpenSpaceTables.extractRule();
  }

  @Override
  public boolean isWanted(Map<String, String> tags) {
    return table.findClass(tags).isPresent();
  }

  @Override
  public OpenSpace ofTags(String id, Map<String, String> tags, Geometry area) {
    return new OpenSpace(id, table.findClass(tags).orElseThrow(), table.access(tags), area);
  }

  @Override
  public OpenSpace ofFeature(SpatialInput input, Feature feature, Geometry area) {
    return new OpenSpace(
        AreaReading.id(input, feature), spaceClass(input, feature), access(input, feature), area);
  }

  @Override
  public Optional<String> findMissingColumn(SpatialInput input) {
    return Optional.empty();
  }

  private String spaceClass(SpatialInput input, Feature feature) {
    String column = input.option("class_column");
    if (column == null) {
      return UNSAID;
    }
    String text = feature.text(column);
    return Optional.ofNullable(text)
        .flatMap(table::findClassNamed)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid open space: feature %d of %s has '%s' in column %s, which is no class of open_spaces.yaml; write one of %s"
                        .formatted(
                            feature.index(),
                            input.id(),
                            text,
                            column,
                            String.join(", ", table.classIds()))));
  }

  private static Access access(SpatialInput input, Feature feature) {
    String column = input.option("public_column");
    String text = column == null ? "yes" : String.valueOf(feature.text(column));
    String word = text.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new IllegalArgumentException(
          "Invalid open space: feature %d of %s has '%s' in column %s; write yes or no"
              .formatted(feature.index(), input.id(), text, column));
    }
    return YES.contains(word) ? Access.PUBLIC : Access.CLOSED;
  }
}

package org.urbanobservatory.step.city;

import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.source.osm.ExtractRule;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * How the inputs of one kind become areas: what a table in {@code schemas/} makes of tags and of
 * the columns of a layer.
 *
 * @param <T> an area
 */
public interface AreaReading<T> {
  SpatialInput.Kind kind();

  /** What the areas are, for messages: {@code open space}. */
  String noun();

  /** When an extract of OpenStreetMap holds too few of them to tell. */
  ExtractRule rule();

  /** Whether an area with these tags is one of them. */
  boolean isWanted(Map<String, String> tags);

  /**
   * An area of OpenStreetMap with tags that are wanted.
   *
   * @param id element, for example {@code way 12}
   * @param area in the computing CRS
   */
  T ofTags(String id, Map<String, String> tags, Geometry area);

  /**
   * A feature of a layer.
   *
   * @param area in the computing CRS
   * @throws IllegalArgumentException when a column says nothing that the table knows
   */
  T ofFeature(SpatialInput input, Feature feature, Geometry area);

  /** The column that a layer has to name and does not, empty if it may be read. */
  Optional<String> findMissingColumn(SpatialInput input);

  /** The reason of measures that an extract cannot tell. */
  default String notInExtract() {
    return noun().replace(' ', '_') + "_not_in_extract";
  }

  /** The reason of measures of which an input cannot be used. */
  default String unusable() {
    return noun().replace(' ', '_') + "_input_unusable";
  }

  /** The reason of measures of which the inputs do not reach the city. */
  default String missesCity() {
    return noun().replace(' ', '_') + "_does_not_cover_city";
  }

  /** The id of a feature of a layer among areas. */
  static String id(SpatialInput input, Feature feature) {
    return input.id() + " feature " + feature.index();
  }
}

package org.urbanobservatory.measure.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.step.ingest.WalkableTables;

/** {@code schemas/walkable.yaml} way by way. */
class WalkableTableTest {
  private static final WalkableTable TABLE = WalkableTables.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "highway=footway",
        "highway=steps",
        "highway=service",
        "highway=track",
        "highway=pedestrian area=yes",
        "highway=living_street",
        "highway=primary foot=use_sidepath",
        "highway=footway access=no foot=yes",
        "highway=service access=private foot=permissive",
        "highway=residential access=destination",
        "highway=path motor_vehicle=no",
        "highway=cycleway foot=designated",
        "highway=bridleway foot=yes",
        "highway=trunk sidewalk=both",
        "highway=trunk sidewalk:left=yes",
        "highway=motorway foot=yes",
        "highway=primary motorroad=yes foot=yes"
      })
  void open(String tags) {
    assertThat(TABLE.isWalkable(tags(tags))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "highway=motorway",
        "highway=motorway_link sidewalk=no",
        "highway=trunk",
        "highway=trunk sidewalk=separate",
        "highway=trunk sidewalk=both access=no",
        "highway=cycleway",
        "highway=bridleway",
        "highway=primary motorroad=yes",
        "highway=footway foot=no",
        "highway=footway access=private",
        "highway=footway access=no",
        "highway=trunk sidewalk=both foot=no",
        "highway=track access=agricultural;forestry",
        "highway=construction",
        "highway=proposed foot=yes",
        "highway=raceway",
        "railway=rail",
        "route=ferry foot=yes"
      })
  void closed(String tags) {
    assertThat(TABLE.isWalkable(tags(tags))).isFalse();
  }

  @Test
  void aWayKeepsItsHighwayValueAndItsLevel() {
    var way =
        TABLE
            .findWay(
                7,
                tags("highway=footway bridge=yes"),
                new long[] {1, 2},
                new double[] {0, 9},
                new double[] {0, 0})
            .orElseThrow();

    assertThat(way.streetClass()).isEqualTo("footway");
    assertThat(way.level()).isEqualTo(1);
  }

  @Test
  void aValueIsOnOneSideOnly() {
    assertThatThrownBy(
            () -> new WalkableTable(Set.of("path"), Set.of("path"), Map.of(), Map.of(), Map.of()))
        .hasMessage("Invalid walkable table: highway=path is on both sides");
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new TreeMap<>();
    for (String tag : text.split(" ")) {
      tags.put(tag.split("=")[0], tag.split("=")[1]);
    }
    return tags;
  }
}

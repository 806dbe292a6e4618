package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.table.TableSchema.Layout;

class TablesTest {
  static Stream<TableSchema> tables() {
    return Tables.load().all().stream();
  }

  @Test
  void holdsEveryTableOfTheContractInPublicationOrder() {
    assertThat(tables().map(TableSchema::name)).containsExactlyElementsOf(Tables.NAMES);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aDividedTableStartsItsKeyWithItsPlace(TableSchema table) {
    switch (table.layout()) {
      case CITY -> assertThat(table.key()).startsWith("country_code", "city_id");
      case COUNTRY -> assertThat(table.key()).startsWith("country_code");
      case SINGLE -> assertThat(table.key()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aGeometryIsAccompaniedByItsComputingCrs(TableSchema table) {
    assertThat(table.findColumn("crs").isPresent()).isEqualTo(table.findGeometry().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "cities, SINGLE",
    "zones, COUNTRY",
    "indicators, SINGLE",
    "editions, SINGLE",
    "observations, COUNTRY",
    "indicator_values, CITY",
    "scores, CITY",
    "rankings, COUNTRY",
    "country_indicator_values, COUNTRY",
    "country_scores, COUNTRY",
    "cells, CITY",
    "extents, CITY",
    "streets, CITY",
    "issues, SINGLE",
    "inputs, SINGLE"
  })
  void eachTableIsLaidOutAsTheContractSays(String name, Layout layout) {
    assertThat(Tables.load().table(name).layout()).isEqualTo(layout);
  }

  @Test
  void refusesAnUnknownTable() {
    assertThatThrownBy(() -> Tables.load().table("score"))
        .hasMessageStartingWith("Invalid table: 'score' is none of cities, zones, indicators");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, type: double | Invalid key of table t: [a] must name columns without decimals",
        "b, type: string | Invalid key of table t: [a] must name columns without decimals",
        "A, type: string | Invalid column name: 'A' is not snake_case",
        "a, type: geometry | geometry types belong to geometry columns, and only there",
        "bbox, type: string | column bbox is there twice or reserved",
        "a, type: string, colour: red | Unrecognized field \"colour\"",
        "a, type: decimal | not one of the values accepted for Enum class"
      })
  void refusesADefinitionThatCannotHold(String column, String message) {
    String yaml =
        "{name: t, title: T, row: one t, description: Ts, layout: single, version: 1, key: [a],"
            + " columns: [{name: "
            + column
            + ", description: d}]}";
    assertThatThrownBy(
            () ->
                Tables.parse(
                    "t.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining(message);
  }
}

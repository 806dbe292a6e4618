package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonSchemaCheckTest {

  @Test
  void faultsNameThePathAndTheNearestKey() throws IOException {
    assertThat(
            check(
                "{'units': [{'id': 'M', 'titel': 'metres', 'quantity': 'length', 'factor': 'x'}]}"))
        .containsExactlyInAnyOrder(
            "Invalid at /units/0: key 'title' is missing",
            "Invalid at /units/0/titel: unknown key 'titel'; did you mean 'title'?"
                + " (known: id, title, quantity, factor)",
            "Invalid at /units/0/factor: '\"x\"' is not of type number");
  }

  @Test
  void unknownKeyAtTheRootIsFound() throws IOException {
    assertThat(check("{'units': [], 'unit': 1}"))
        .contains("Invalid at /unit: unknown key 'unit'; did you mean 'units'? (known: units)");
  }

  @Test
  void messagesDoNotFollowTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(check("{'units': []}"))
          .containsExactly("Invalid at /units: must have at least 1 items but found 0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aNumberBeyondALimit_isNamedWithItsOwner() throws IOException {
    assertThat(
            JsonSchemaCheck.check(
                json(
                    "{'id': 'x', 'title': 'x', 'source': 'x', 'max_age_years': 101,"
                        + " 'uncertainty': {'weights': 1},"
                        + " 'bands': [{'id': 'top', 'title': 'Top', 'minimum': 100.5}],"
                        + " 'components': [{'id': 'all'}, {'id': 'noise', 'parent': 'all',"
                        + " 'weight': -0.5, 'options': [{'indicator': 'noise', 'kind': 'identity',"
                        + " 'max_age_years': -1}]}]}"),
                "editions/edition.schema.json"))
        .containsExactlyInAnyOrder(
            "Invalid at /max_age_years: max_age_years 101 must be at most 100",
            "Invalid at /uncertainty/weights: weights 1 must be below 1",
            "Invalid at /bands/0/minimum: minimum 100.5 of band top must be at most 100",
            "Invalid at /components/1/weight: weight -0.5 of component noise must be above 0",
            "Invalid at /components/1/options/0/max_age_years: max_age_years -1 of component noise"
                + " must be at least 0");
  }

  @Test
  void soundTreeHasNoFaults() throws IOException {
    assertThat(check("{'units': [{'id': 'M', 'title': 'm', 'quantity': 'length', 'factor': 1}]}"))
        .isEmpty();
  }

  @Test
  void absentSchemaIsNamed() {
    assertThatThrownBy(() -> JsonSchemaCheck.check(json("{}"), "absent.schema.json"))
        .hasMessage("Cannot read schema absent.schema.json");
  }

  private static List<String> check(String singleQuoted) throws IOException {
    return JsonSchemaCheck.check(json(singleQuoted), "units.schema.json");
  }

  private static JsonNode json(String singleQuoted) throws IOException {
    return new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
  }
}

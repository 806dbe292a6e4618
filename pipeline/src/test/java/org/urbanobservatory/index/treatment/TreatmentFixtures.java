package org.urbanobservatory.index.treatment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Values and expected stages from CSV files beside the tests. */
final class TreatmentFixtures {
  private TreatmentFixtures() {}

  static InputStream open(String name) {
    return TreatmentFixtures.class.getResourceAsStream(name);
  }

  static List<CSVRecord> rows(String name) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(open(name), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<IndicatorValue> values(String name) {
    var values = new ArrayList<IndicatorValue>();
    for (CSVRecord row : rows(name)) {
      values.add(
          value(
              row.get("place"),
              row.get("indicator"),
              Integer.parseInt(row.get("year")),
              Double.parseDouble(row.get("value"))));
    }
    return values;
  }

  static IndicatorValue value(String place, String indicator, int year, double value) {
    return new IndicatorValue(
        place(place),
        "boundary",
        indicator,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        "1",
        null,
        null,
        null,
        null,
        year,
        false,
        "A",
        "C",
        "test",
        "test",
        null);
  }

  /** For example {@code KEN/alfa}. */
  static Place place(String text) {
    String[] parts = text.split("/");
    return new Place(parts[0], parts[1]);
  }

  static String text(Place place) {
    return place == null ? "" : place.countryCode() + "/" + place.cityId();
  }

  static Double score(List<Score> scores, String place, int year, String component) {
    return find(scores, place, year, component).score();
  }

  static Score find(List<Score> scores, String place, int year, String component) {
    return scores.stream()
        .filter(s -> s.place().equals(place(place)) && s.year() == year)
        .filter(s -> s.componentId().equals(component))
        .findFirst()
        .orElseThrow();
  }
}

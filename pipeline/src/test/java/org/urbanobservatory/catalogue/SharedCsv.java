package org.urbanobservatory.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Component;

/** Published tables of the City Prosperity Index, and the codes that they print. */
final class SharedCsv {
  private SharedCsv() {}

  static List<CSVRecord> rows(String name) throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    var file = SharedData.folder("cpi").resolve(name);
    try (var parser = format.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      return parser.getRecords();
    }
  }

  /** Component ids of the Mexican edition by printed code, for example {@code 020401}. */
  static Map<String, String> idsByCode() {
    var rows = SchemaFiles.document("editions/cpi-mexico-2016.yaml").root().get("components");
    return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.has("code"))
        .collect(Collectors.toMap(row -> row.get("code").asText(), row -> row.get("id").asText()));
  }

  static Component leaf(String edition, String id) {
    return Catalogue.load().edition(edition).findComponent(id).orElseThrow();
  }
}

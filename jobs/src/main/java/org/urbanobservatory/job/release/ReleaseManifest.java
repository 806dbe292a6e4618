package org.urbanobservatory.job.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.model.InputSummary;

/**
 * The content of {@code release.json}. Its keys are the components in snake_case, in this order.
 *
 * @param releaseId UTC time of the release
 * @param observatory id of the observatory
 * @param codeVersion version of the code
 * @param catalogueSha256 checksum of all definitions
 * @param settings what the run was told, without secrets
 * @param cities what became of each configured city
 * @param inputs what was read
 * @param tables every table with its files
 */
public record ReleaseManifest(
    String releaseId,
    String observatory,
    String codeVersion,
    String catalogueSha256,
    Map<String, String> settings,
    List<CityStatus> cities,
    List<InputSummary> inputs,
    List<TableEntry> tables) {
  /** Name of the file; a release without it does not exist. */
  public static final String FILE = "release.json";

  /**
   * One table of a release.
   *
   * @param name name of the table
   * @param schemaVersion version of its schema
   * @param rows rows in all its files
   * @param files its files, sorted by path
   */
  public record TableEntry(String name, int schemaVersion, long rows, List<FileEntry> files) {
    public TableEntry {
      files = List.copyOf(files);
    }
  }

  /**
   * One file of a release.
   *
   * @param path relative to the release
   * @param rows rows in it
   * @param bytes its size
   * @param sha256 checksum, lower case hexadecimal
   */
  public record FileEntry(String path, long rows, long bytes, String sha256) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public ReleaseManifest {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    cities = List.copyOf(cities);
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
  }

  static ReleaseManifest of(String releaseId, ReleaseFacts facts, List<TableEntry> tables) {
    return new ReleaseManifest(
        releaseId,
        facts.observatory(),
        facts.codeVersion(),
        facts.catalogueSha256(),
        facts.settings(),
        facts.cities(),
        facts.inputs(),
        tables);
  }

  /** The table of that name. */
  public Optional<TableEntry> findTable(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Every file of every table. */
  public List<FileEntry> files() {
    return tables.stream().flatMap(table -> table.files().stream()).toList();
  }

  /** The text of {@code release.json}: indented, with line feeds on every system. */
  public byte[] json() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      String text = JSON.writer(printer).writeValueAsString(this);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write release.json: " + e.getMessage(), e);
    }
  }

  static ReleaseManifest read(InputStream json) throws IOException {
    return JSON.readValue(json, ReleaseManifest.class);
  }
}

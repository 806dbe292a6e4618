package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** Writes scores as a release has them, and as one CSV. */
final class ScoreFiles {
  private static final TableSchema TABLE = Tables.load().table("scores");
  private static final int MAX_NAME_BYTES = 200;

  private ScoreFiles() {}

  /** Writes {@code scores/} and {@code scores.csv}, replacing those of an earlier call. */
  static void write(List<Score> scores, Path out) throws IOException {
    Files.createDirectories(out);
    Path fresh = out.resolve(".scores-new");
    delete(fresh);
    for (Map.Entry<Place, List<Row>> place : byPlace(scores).entrySet()) {
      Path file = fresh.resolve(path(place.getKey()));
      Files.createDirectories(file.getParent());
      CanonicalParquet.write(TABLE, place.getValue(), file);
    }
    Path folder = out.resolve("scores");
    refuseForeign(folder);
    delete(folder);
    Files.move(fresh.resolve("scores"), folder);
    delete(fresh);
    Files.writeString(out.resolve("scores.csv"), ScoreCsv.text(TABLE, sorted(scores)));
  }

  private static Map<Place, List<Row>> byPlace(List<Score> scores) {
    return scores.stream()
        .collect(
            Collectors.groupingBy(
                Score::place, TreeMap::new, Collectors.mapping(Rows::of, Collectors.toList())));
  }

  /** By place and year; the components in the edition's order. */
  private static List<Row> sorted(List<Score> scores) {
    return scores.stream()
        .sorted(Comparator.comparing(Score::place).thenComparingInt(Score::year))
        .map(Rows::of)
        .toList();
  }

  /** As in a release; an id that may not name a folder there is written with percent signs. */
  private static String path(Place place) {
    if (Place.isCityId(place.cityId())) {
      return FileLayout.BY_CITY.path(TABLE, place);
    }
    return "scores/country=%s/city=%s/part-00000.parquet"
        .formatted(place.countryCode(), folderName(place.cityId()));
  }

  private static String folderName(String cityId) {
    var name = new StringBuilder();
    for (byte b : cityId.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      name.append(isPlain || b == '-' || b == '_' ? "" + (char) b : "%" + hex(b));
    }
    return name.length() <= MAX_NAME_BYTES
        ? name.toString()
        : name.substring(0, MAX_NAME_BYTES) + "_" + Integer.toHexString(cityId.hashCode());
  }

  private static String hex(byte b) {
    return HexFormat.of().withUpperCase().toHexDigits(b);
  }

  /** Never deletes what this command has not written. */
  private static void refuseForeign(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("country="))) {
        throw new ConfigException(
            "Cannot write to " + folder + ": it holds other files; choose another --out");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

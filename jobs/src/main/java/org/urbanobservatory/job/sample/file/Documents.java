package org.urbanobservatory.job.sample.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.job.sample.statistics.Fault;

/** The configuration, the README and the list of expected issues. */
public final class Documents {
  /** Above this many cities, one file a country is easier on a disk than a folder a city. */
  private static final int MANY = 100;

  private final TreeMap<String, String> marks = new TreeMap<>();
  private final List<Fault> faults;

  /**
   * @param cities number of cities
   * @param seed seed of the observatory
   * @param countries codes of the countries that have cities
   * @param faults the deliberate faults
   */
  public Documents(int cities, long seed, List<String> countries, List<Fault> faults) {
    this.faults = List.copyOf(faults);
    marks.put("folder", "sample-data");
    marks.put("count", Integer.toString(cities));
    marks.put("seed", Long.toString(seed));
    marks.put("cities", cities == 1 ? "one city" : cities + " cities");
    marks.put("layout", cities > MANY ? "by_country" : "by_city");
    marks.put(
        "countries", countries.stream().map(Documents::country).collect(Collectors.joining()));
    marks.put("transit", countries.stream().map(Documents::feed).collect(Collectors.joining()));
    marks.put("faults", faults.stream().map(Documents::item).collect(Collectors.joining()));
  }

  private static String country(String code) {
    String name = code.equals("XAV") ? "Avaria" : "Boreland";
    return "  - { code: %s, name: %s }\n".formatted(code, name);
  }

  private static String feed(String country) {
    String code = country.toLowerCase(java.util.Locale.ROOT);
    return "    - { id: gtfs_%1$s, path: gtfs-%1$s.zip, year: 2020, source: Fictional timetable, licence: CC0-1.0 }\n"
        .formatted(code);
  }

  private static String item(Fault fault) {
    return "- %s: %s (`%s`)\n".formatted(fault.location(), fault.about(), fault.code());
  }

  public void write(Path out) throws IOException {
    Files.writeString(out.resolve("observatory.yaml"), filled("observatory.yaml"));
    Files.writeString(out.resolve("README.md"), filled("README.md"));
    String issues = faults.stream().map(f -> f.line() + "\n").collect(Collectors.joining());
    Files.writeString(
        out.resolve("truth/expected_issues.csv"), "code,input,location,about\n" + issues);
  }

  private String filled(String name) throws IOException {
    String text = template(name);
    for (var mark : marks.entrySet()) {
      text = text.replace("{{" + mark.getKey() + "}}", mark.getValue());
    }
    return text;
  }

  private static String template(String name) throws IOException {
    try (InputStream in = Documents.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

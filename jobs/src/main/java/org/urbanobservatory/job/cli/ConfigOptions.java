package org.urbanobservatory.job.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.urbanobservatory.job.console.OutputFormat;
import org.urbanobservatory.job.run.RunOptions;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.Locations;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.job.settings.SettingsReader;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command with a configuration shares. */
final class ConfigOptions {
  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9][0-9]*)(,[0-9]+)?\\])?|local-cluster\\[.+\\]|yarn|(spark|k8s)://.+");

  @Parameters(paramLabel = "CONFIG", description = "The observatory's YAML file.")
  private Path config;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "Use only inputs with a reference date up to it, for example 2020-12-31.")
  private LocalDate asOf;

  @Option(
      names = "--city",
      paramLabel = "ID",
      description = "Only this city; repeatable. All others are carried over, marked.")
  private List<String> cities = new ArrayList<>();

  @Option(
      names = "--country",
      paramLabel = "ISO3",
      description = "Only the cities of this country. All others are carried over, marked.")
  private String country;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "${sys:spark.master:-local[*]}",
      description = "Spark master. Default: what spark-submit says, else local[*].")
  private String master;

  @Option(
      names = {"--output", "--out"},
      paramLabel = "DIR",
      description = "Publish to this folder in place of the configuration's.")
  private String output;

  @Option(
      names = "--force",
      description = "Take the output over from a run on another host that is gone.")
  private boolean force;

  /**
   * The settings, with the options that replace a part of them.
   *
   * @throws ConfigException when the file or an option does not fit
   */
  ObservatorySettings settings() {
    ObservatorySettings settings = SettingsReader.read(config);
    checkCountry(settings);
    checkCities();
    checkMaster();
    // Options are relative to the caller's folder, not to the configuration.
    return output == null
        ? settings
        : settings.withOutput(output, Locations.resolve(Path.of("config"), output));
  }

  RunOptions options(OutputFormat format) {
    return new RunOptions(asOf, cities, country, master, format, force);
  }

  private void checkCountry(ObservatorySettings settings) {
    List<String> known = settings.countries().stream().map(CountrySettings::code).toList();
    if (country != null && !known.contains(country)) {
      throw new ConfigException(
          "Invalid --country: '"
              + country
              + "' is not in the configuration"
              + NearestName.hint(country, known));
    }
  }

  /** Spark would say it late, with a stack trace. */
  private void checkMaster() {
    if (!MASTER.matcher(master).matches()) {
      throw new ConfigException(
          "Invalid --master: '%s'; for example local[*], local[2], yarn, spark://host:7077"
              .formatted(master));
    }
  }

  private void checkCities() {
    for (String city : cities) {
      if (!Place.isCityId(city)) {
        throw new ConfigException(
            "Invalid --city: '" + city + "'; an id has 1 to 64 of a-z, 0-9 and '-'");
      }
    }
  }
}

package org.urbanobservatory.job.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.job.settings.SettingsReader;

/** The output folder that a configuration or a folder stands for. */
final class OutputLocation {
  static final String DEFAULT_CONFIG = "observatory.yaml";

  private OutputLocation() {}

  /**
   * The output of a configuration file, or the folder or URI itself.
   *
   * @throws ConfigException when it is neither
   */
  static String of(String configOrOutput) {
    if (configOrOutput.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
      return configOrOutput;
    }
    Path path = Path.of(configOrOutput).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return path.toString();
    }
    if (!Files.exists(path)) {
      throw new ConfigException(
          "Cannot find releases: there is no file or folder " + configOrOutput);
    }
    return SettingsReader.read(path).output().location();
  }

  /** Whether the text can be such a place. */
  static boolean isPlace(String text) {
    return text.contains("/") || text.contains(":") || Files.exists(Path.of(text));
  }
}

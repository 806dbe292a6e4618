package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.Yaml;

/** A configuration's tree, its syntax faults in the words of a configuration. */
final class YamlFile {
  private YamlFile() {}

  static JsonNode read(Path file) {
    String name = file.getFileName().toString();
    try (InputStream in = open(file)) {
      JsonNode tree = Yaml.read(name, in);
      if (!tree.isObject()) {
        throw new ConfigException(
            "Invalid config " + name + ": it must be a map of keys, is " + tree.getNodeType());
      }
      return tree;
    } catch (CatalogueException e) {
      String prefix = "Invalid YAML in " + name;
      throw new ConfigException(e.getMessage().replace(prefix, "Invalid config " + name));
    } catch (IOException e) {
      throw unreadable(file, e.getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "it is a folder; name the YAML file in it");
    }
    if (!Files.exists(file)) {
      throw unreadable(file, "there is no such file");
    }
    return Files.newInputStream(file);
  }

  private static ConfigException unreadable(Path file, String reason) {
    return new ConfigException("Cannot read config " + file + ": " + reason);
  }
}

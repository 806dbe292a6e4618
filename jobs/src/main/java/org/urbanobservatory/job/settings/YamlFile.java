package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one YAML document as a tree. */
final class YamlFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory().configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true));

  private YamlFile() {}

  static JsonNode read(Path file) {
    String text = text(file);
    try {
      JsonNode tree = YAML.readTree(text);
      if (!tree.isObject()) {
        throw invalid(file, tree.isMissingNode() || tree.isNull() ? "it is empty" : "it is no map");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw invalid(file, "no valid YAML" + at(e.getLocation()) + ": " + firstLine(e));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new ConfigException("Cannot read config " + file + ": there is no such file");
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new ConfigException("Cannot read config " + file + ": it is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException("Cannot read config " + file + ": " + e.getMessage());
    }
  }

  private static ConfigException invalid(Path file, String problem) {
    return new ConfigException("Invalid config " + file.getFileName() + ": " + problem);
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("").strip();
  }
}

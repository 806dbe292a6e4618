package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads YAML strictly: UTF-8, one document, no key twice, no anchors, bounded in size and depth.
 * What breaks a rule is a {@link CatalogueException} that names file, line and key.
 */
public final class Yaml {
  /** Far above any definition written by hand, far below what exhausts memory. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final Pattern MARKED =
      Pattern.compile("(?m)^(\\S.*)\\R in [^\\n]*, line (\\d+), column");
  private static final int MAX_DEPTH = 40;
  private static final int MAX_TEXT = 100_000;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .build())
          .build();

  private Yaml() {}

  /** The tree of a file. */
  public static JsonNode read(Path file) {
    return document(file).root();
  }

  /** The tree of a text; {@code name} stands for it in messages. */
  public static JsonNode read(String name, InputStream in) {
    return document(name, in).root();
  }

  /** The tree of a file with the line of each value. */
  public static YamlDocument document(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return document(file.toString(), in);
    } catch (IOException e) {
      throw failure(file.toString(), "cannot be opened: " + e);
    }
  }

  /** The tree of a text with the line of each value; {@code name} stands for it in messages. */
  public static YamlDocument document(String name, InputStream in) {
    String text = text(name, in);
    try (var parser = FACTORY.createParser(text)) {
      return new YamlTree(name, parser).document();
    } catch (JsonProcessingException e) {
      throw failure(name, fault(e));
    } catch (IOException e) {
      throw failure(name, e.getMessage());
    }
  }

  private static String text(String name, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw failure(name, "larger than " + MAX_BYTES + " bytes");
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return withoutMark(decoder.decode(java.nio.ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw failure(name, "not UTF-8; save the file in that encoding");
    } catch (IOException e) {
      throw failure(name, e.getMessage());
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The parser tells first where a construct begins, then where it goes wrong: the last counts. */
  private static String fault(JsonProcessingException e) {
    String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    String fault = line(e.getLocation()) + firstLine(message);
    Matcher marked = MARKED.matcher(message);
    while (marked.find()) {
      fault = "line " + marked.group(2) + ": " + marked.group(1);
    }
    return fault;
  }

  private static String line(JsonLocation location) {
    return location == null ? "" : "line " + location.getLineNr() + ": ";
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }

  static CatalogueException failure(String name, String what) {
    return new CatalogueException(List.of("Invalid YAML in " + name + ": " + what));
  }
}

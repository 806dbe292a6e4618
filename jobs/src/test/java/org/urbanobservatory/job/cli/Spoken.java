package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command said.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record Spoken(int status, String out, String err) {
  /** Runs one command in this process. */
  public static Spoken of(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = Observatory.commandLine(stream(out), stream(err)).execute(arguments);
    return new Spoken(status, text(out), text(err));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

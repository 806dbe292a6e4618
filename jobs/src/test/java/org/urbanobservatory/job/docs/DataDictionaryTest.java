package org.urbanobservatory.job.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
  private static final Path PAGE =
      Path.of(System.getenv("OBSERVATORY_ROOT"), "docs", "data-dictionary.md");

  @Test
  void thePageFollowsTheSchemas() throws IOException {
    String page = DataDictionary.markdown();

    assertThat(Files.readString(PAGE))
        .as("docs/data-dictionary.md is behind schemas/tables; put this in its place:\n%s", page)
        .isEqualTo(page);
  }
}

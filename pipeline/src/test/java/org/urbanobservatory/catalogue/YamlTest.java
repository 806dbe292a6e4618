package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {
  @TempDir Path folder;

  @Test
  void valuesKeepTheirTypesAndLines() {
    YamlDocument document =
        document(
            """
            # a comment
            code: '010101'
            country: NO
            share: 1.5e-3
            count: 12
            isOn: true
            nothing:
            rows:
              - { id: a, 'b/c': 1 }
              - id: b
            """);
    assertThat(document.root().get("code").isTextual()).isTrue();
    assertThat(document.root().get("country").asText()).isEqualTo("NO");
    assertThat(document.root().get("share").doubleValue()).isEqualTo(0.0015);
    assertThat(document.root().get("count").intValue()).isEqualTo(12);
    assertThat(document.root().get("isOn").booleanValue()).isTrue();
    assertThat(document.root().get("nothing").isNull()).isTrue();
    assertThat(document.line("/rows/0/b~1c")).isEqualTo(9);
    assertThat(document.line("/rows/1/id")).isEqualTo(10);
    assertThat(document.line("/rows/1/absent/deeper")).isEqualTo(10);
    assertThat(document.place("/code")).isEqualTo("test.yaml, line 2");
  }

  @Test
  void byteOrderMarkIsRead() {
    assertThat(document("\uFEFFid: a").root().get("id").asText()).isEqualTo("a");
  }

  @Test
  void filesAreRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "id: über");
    assertThat(Yaml.read(file).get("id").asText()).isEqualTo("über");
  }

  @Test
  void absentFileIsNamed() {
    assertThatThrownBy(() -> Yaml.read(folder.resolve("absent.yaml")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith("Invalid YAML in ")
        .hasMessageContaining("absent.yaml: cannot be opened");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> document("# nothing\n"))
        .hasMessage("Invalid YAML in test.yaml: empty");
  }

  @Test
  void otherEncodingIsRefused() {
    byte[] latin = "id: über".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Yaml.read("test.yaml", new ByteArrayInputStream(latin)))
        .hasMessage("Invalid YAML in test.yaml: not UTF-8; save the file in that encoding");
  }

  @Test
  void hugeFileIsRefused() {
    assertThatThrownBy(() -> document("a: " + "x".repeat(Yaml.MAX_BYTES)))
        .hasMessage("Invalid YAML in test.yaml: larger than 2097152 bytes");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> document("[".repeat(2000) + "]".repeat(2000)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith("Invalid YAML in test.yaml: ");
  }

  @Test
  void billionLaughsAreRefused() {
    assertThatThrownBy(() -> document("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
        .hasMessage(
            "Invalid YAML in test.yaml: line 2: an alias (*) is not read; write the value out");
  }

  @Test
  void tagsMakeNoObjects() {
    assertThat(document("a: !!javax.script.ScriptEngineManager [x]").root().get("a").isArray())
        .isTrue();
  }

  private static YamlDocument document(String text) {
    return Yaml.document(
        "test.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}

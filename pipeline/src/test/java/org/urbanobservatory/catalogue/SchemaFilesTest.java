package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {
  @TempDir Path folder;

  @Test
  void jarAndFolderListTheSameFiles() throws IOException {
    Path jar = jarOf(SchemaFiles.all());
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(SchemaFiles.all(loader)).isEqualTo(SchemaFiles.all()).hasSizeGreaterThan(80);
    }
  }

  @Test
  void absentDefinitionsAreSaid() throws IOException {
    try (var loader = new URLClassLoader(new URL[0], null)) {
      assertThatThrownBy(() -> SchemaFiles.all(loader))
          .hasMessage("Cannot find schemas/units.yaml on the class path");
    }
  }

  @Test
  void yamlOfAFolderIsSortedAndHasNoSchema() {
    assertThat(SchemaFiles.yamlIn("editions"))
        .containsExactly(
            "editions/cpi-2012.yaml",
            "editions/cpi-guide.yaml",
            "editions/cpi-mexico-2016.yaml",
            "editions/sdg11.yaml");
  }

  private Path jarOf(Iterable<String> names) throws IOException {
    Path jar = folder.resolve("a folder with spaces.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var entries = new JarOutputStream(out)) {
      for (String name : names) {
        entries.putNextEntry(new ZipEntry(SchemaFiles.ROOT + name));
        try (var in = SchemaFiles.open(name)) {
          in.transferTo(entries);
        }
      }
    }
    return jar;
  }
}

package org.urbanobservatory.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The definition files on the class path, from a folder or from inside a jar. */
final class SchemaFiles {
  static final String ROOT = "schemas/";

  /** A file that every class path with definitions has; it tells where they are. */
  private static final String ANCHOR = "units.yaml";

  private SchemaFiles() {}

  /** The bytes of a file named below {@code schemas/}. The caller closes it. */
  static InputStream open(String name) throws IOException {
    InputStream in = loader().getResourceAsStream(ROOT + name);
    if (in == null) {
      throw new FileNotFoundException("Cannot find definition file " + ROOT + name);
    }
    return in;
  }

  static YamlDocument document(String name) {
    try (InputStream in = open(name)) {
      return Yaml.document(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names below {@code schemas/} of the YAML files of one folder, sorted. */
  static List<String> yamlIn(String folder) {
    return all().stream()
        .filter(name -> name.startsWith(folder + "/") && name.endsWith(".yaml"))
        .filter(name -> name.indexOf('/', folder.length() + 1) < 0)
        .toList();
  }

  /** Names below {@code schemas/} of every file, sorted. */
  static List<String> all() {
    return all(loader());
  }

  static List<String> all(ClassLoader loader) {
    URL anchor = loader.getResource(ROOT + ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("Cannot find " + ROOT + ANCHOR + " on the class path");
    }
    try {
      return anchor.getProtocol().equals("jar") ? inJar(anchor) : inFolder(anchor);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the definitions at " + anchor, e);
    }
  }

  private static List<String> inJar(URL anchor) throws IOException {
    var connection = (JarURLConnection) anchor.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT))
          .map(entry -> entry.getName().substring(ROOT.length()))
          .sorted()
          .toList();
    }
  }

  private static List<String> inFolder(URL anchor) throws IOException {
    Path root = Path.of(uri(anchor)).getParent();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot read class path location " + url, e);
    }
  }

  private static ClassLoader loader() {
    return SchemaFiles.class.getClassLoader();
  }
}

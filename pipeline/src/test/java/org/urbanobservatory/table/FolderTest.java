package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.model.InputSummary;

/** Local disks with and without Hadoop keep the same promises. */
class FolderTest {
  @TempDir Path root;

  private Folder folder(String kind) {
    return kind.equals("local") ? Folder.of(root) : new HadoopFolder(root.toUri().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "hadoop"})
  void filesAreWrittenListedMovedAndRemoved(String kind) throws Exception {
    Folder folder = folder(kind);
    folder.write("a/b/one.json", bytes("1"));
    folder.write("a/b/one.json", bytes("22"));
    folder.write("a/two.json", bytes("3"));

    assertThat(folder.files("a")).containsExactly("b/one.json", "two.json");
    assertThat(folder.names("a")).containsExactly("b", "two.json");
    assertThat(folder.size("a/b/one.json")).isEqualTo(2);
    try (var in = folder.open("a/b/one.json")) {
      assertThat(in.readAllBytes()).isEqualTo(bytes("22"));
    }
    folder.move("a", "c/d");
    assertThat(folder.files("")).containsExactly("c/d/b/one.json", "c/d/two.json");
    folder.delete("c/d/b");
    folder.delete("nowhere");
    assertThat(folder.files("c")).containsExactly("d/two.json");
    assertThat(folder.files("nowhere")).isEmpty();
    assertThat(folder.names("nowhere")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "hadoop"})
  void nothingIsOverwrittenUnasked(String kind) throws Exception {
    Folder folder = folder(kind);
    assertThat(folder.create("lock", bytes("1"))).isTrue();
    assertThat(folder.create("lock", bytes("2"))).isFalse();
    folder.write("other", bytes("3"));
    assertThatThrownBy(() -> folder.move("other", "lock"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(root.resolve("lock"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "hadoop"})
  void bothHoldTheSameParquet(String kind) throws Exception {
    TableSchema inputs = Tables.load().table("inputs");
    var row = InputRows.of(new InputSummary("i", "k", "p", null, 1, 1, 0, null, null, null));
    CanonicalParquet.write(inputs, List.of(row), folder(kind), "inputs/part-00000.parquet");
    assertThat(CanonicalParquet.read(inputs, root.resolve("inputs/part-00000.parquet")))
        .containsExactly(row);
    assertThat(CanonicalParquet.read(inputs, folder(kind), "inputs/part-00000.parquet"))
        .containsExactly(row);
    assertThat(folder(kind).files("")).containsExactly("inputs/part-00000.parquet");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

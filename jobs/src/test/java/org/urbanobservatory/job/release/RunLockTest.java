package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.table.Folder;

class RunLockTest {
  @TempDir Path output;

  /** Takes the lock, says so, and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    try (RunLock lock = RunLock.take(Folder.of(arguments[0]))) {
      Files.createFile(Path.of(arguments[0], "taken"));
      Thread.sleep(120_000);
    }
  }

  @Test
  void aKilledProcessHoldsNothing() throws Exception {
    Process other = start();
    try {
      while (!Files.exists(output.resolve("taken"))) {
        assertThat(other.isAlive()).isTrue();
        Thread.sleep(20);
      }
      assertThatThrownBy(() -> RunLock.take(Folder.of(output)))
          .hasMessageContaining("(process " + other.pid() + " started ");
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    RunLock.take(Folder.of(output)).close();
  }

  @Test
  void aHolderIsStaleWhenItsProcessIsGone() throws Exception {
    assertThat(RunLock.isStale(RunLock.holder())).isFalse();
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    String mine = RunLock.holder();
    String host = mine.substring(mine.lastIndexOf(" on "));
    assertThat(RunLock.isStale("process " + gone.pid() + " started x" + host)).isTrue();
    assertThat(RunLock.isStale(mine.replace("started 2", "started 1"))).isTrue();
    assertThat(RunLock.isStale("process " + gone.pid() + " started x on elsewhere")).isFalse();
    assertThat(RunLock.isStale("")).isFalse();
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunLockTest.class.getName(),
                output.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}

package org.urbanobservatory.job.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleObservatoryTest {
  @TempDir Path folder;

  @Test
  void writes() {
    long start = System.nanoTime();
    SampleObservatory.generate(Path.of("/tmp/sample-out"), 6, 11);
    System.out.println("ms " + (System.nanoTime() - start) / 1e6);
    assertThat(folder).exists();
  }
}

package org.urbanobservatory.job.sample.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.urbanobservatory.job.sample.city.Truth.Fact;

/** The known values, one line each. */
public final class TruthCsv implements Closeable {
  private final BufferedWriter out;

  public TruthCsv(Path path) throws IOException {
    out = Files.newBufferedWriter(path);
    out.write("city_id,extent_id,variable,year,value,tolerance\n");
  }

  public void write(List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      out.write(
          String.join(
              ",",
              fact.cityId(),
              fact.extentId(),
              fact.variable(),
              Integer.toString(fact.year()),
              Numbers.text(fact.value()),
              Numbers.text(fact.tolerance())));
      out.write("\n");
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

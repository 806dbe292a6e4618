package org.urbanobservatory.job.sample.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.urbanobservatory.job.sample.city.District;
import org.urbanobservatory.job.sample.city.Truth.Fact;

/** The known values, one line each: of cities in one file, of their districts in another. */
public final class TruthCsv implements Closeable {
  private final BufferedWriter cities;
  private final BufferedWriter districts;

  public TruthCsv(Path folder) throws IOException {
    cities = Files.newBufferedWriter(folder.resolve("measures.csv"));
    cities.write("city_id,extent_id,variable,year,value,tolerance\n");
    districts = Files.newBufferedWriter(folder.resolve("districts.csv"));
    districts.write("city_id,zone_layer,zone_id,extent_id,variable,year,value,tolerance\n");
  }

  public void write(List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      if (fact.isOfCity()) {
        cities.write(String.join(",", fact.cityId(), known(fact)));
      } else {
        districts.write(
            String.join(",", fact.cityId(), District.LAYER, fact.districtId(), known(fact)));
      }
    }
  }

  private static String known(Fact fact) {
    return String.join(
            ",",
            fact.extentId(),
            fact.variable(),
            Integer.toString(fact.year()),
            Numbers.text(fact.value()),
            Numbers.text(fact.tolerance()))
        + "\n";
  }

  @Override
  public void close() throws IOException {
    cities.close();
    districts.close();
  }
}

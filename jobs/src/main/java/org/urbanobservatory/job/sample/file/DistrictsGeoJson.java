package org.urbanobservatory.job.sample.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.District;

/** The districts of all cities, city by city: one feature a district and line. */
public final class DistrictsGeoJson implements Closeable {
  private final BufferedWriter out;
  private String between = "";

  public DistrictsGeoJson(Path path) throws IOException {
    out = Files.newBufferedWriter(path);
    out.write(GeoJsonText.START);
  }

  public void write(City city, List<District> districts) throws IOException {
    for (District district : districts) {
      out.write(between);
      out.write(feature(city, district));
      between = ",\n";
    }
  }

  private static String feature(City city, District district) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\",\"name\":\"%s\",\"city_id\":\"%s\","
            + "\"country_code\":\"%s\",\"official_code\":\"%s\"},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}",
        district.id(),
        district.name(),
        city.id(),
        city.countryCode(),
        district.officialCode(),
        GeoJsonText.ring(district.outline(), city.board()));
  }

  @Override
  public void close() throws IOException {
    out.write(GeoJsonText.END);
    out.close();
  }
}

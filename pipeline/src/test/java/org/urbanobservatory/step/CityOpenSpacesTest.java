package org.urbanobservatory.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.SpatialInput.Kind;

class CityOpenSpacesTest {
  private static final Geometry MONACO =
      new GeometryFactory().toGeometry(new Envelope(7.409, 7.4395, 43.7247, 43.7517));

  @Test
  void monaco() {
    Path pbf = SharedData.folder("osm").resolve("monaco-latest.osm.pbf");
    CityTrial city =
        new CityTrial(MONACO)
            .with("streets", Kind.STREETS, pbf, 2020)
            .with("parks", Kind.OPEN_SPACES, pbf, 2020)
            .with("uses", Kind.LAND_USE, pbf, 2020)
            .measure();
    System.out.println(city.values());
    System.out.println(city.absences());
    city.issues().forEach(System.out::println);
    city.rows("inputs").forEach(System.out::println);
    city.rows("cells").forEach(r -> System.out.println((Object) r.getAs("land_use_mix")));
  }

  @Test
  void portoAlegre() {
    Path folder = SharedData.folder("porto-alegre");
    Geometry boundary =
        VectorReader.read(
                ByteSource.of(folder.resolve("boundary.geojson")), VectorSettings.detected("b"))
            .features()
            .get(0)
            .geometry();
    Path pbf = folder.resolve("poa_osm.pbf");
    CityTrial city =
        new CityTrial(boundary)
            .with("streets", Kind.STREETS, pbf, 2019)
            .with("parks", Kind.OPEN_SPACES, pbf, 2019)
            .with("uses", Kind.LAND_USE, pbf, 2019)
            .measure();
    System.out.println(city.values());
    System.out.println(city.absences());
    city.issues().forEach(System.out::println);
    city.rows("inputs").forEach(System.out::println);
  }
}

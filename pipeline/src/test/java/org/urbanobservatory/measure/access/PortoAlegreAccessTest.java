package org.urbanobservatory.measure.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.OsmCity;

/** A real city: its hexagons' people, its bus and train stops, its streets. */
class PortoAlegreAccessTest {
  /** Half a hexagon's width: H3 cells of resolution 9 have about 0.1 km2. */
  private static final double HEXAGON_M = 174;

  private static OsmCity city;
  private static Origins people;
  private static List<FacilitySet> transit;

  @BeforeAll
  static void readCity() throws IOException {
    Path folder = SharedData.folder("porto-alegre");
    city = OsmCity.read(folder.resolve("poa_osm.pbf"));
    people = people(folder.resolve("poa_hexgrid.csv"));
    transit =
        List.of(
            new FacilitySet("low", stops(folder.resolve("poa_eptc.zip")), 500),
            new FacilitySet("high", stops(folder.resolve("poa_trensurb.zip")), 1000));
  }

  @Test
  void peopleAreConservedAndConnected() {
    AccessResult result = measure(DistanceKind.WALKED);
    AccessShare any = result.share(result.any(), Breakdown.TOTAL);

    assertThat(people.count()).isGreaterThan(20_000);
    assertThat(any.people()).isCloseTo(812_935, offset(1e-6));
    assertThat(any.notConnectedShare().orElseThrow()).isLessThan(0.01);
  }

  /** Pinned: a change of these is a change of the method. */
  @Test
  void mostPeopleWalkToABusAndFewToATrain() {
    AccessResult walked = measure(DistanceKind.WALKED);
    AccessShare low = walked.share(walked.set("low"), Breakdown.TOTAL);
    AccessShare high = walked.share(walked.set("high"), Breakdown.TOTAL);

    assertThat(low.share().orElseThrow()).isCloseTo(0.9187, offset(5e-5));
    assertThat(high.share().orElseThrow()).isCloseTo(0.0202, offset(5e-5));
    assertThat(low.medianM()).isCloseTo(160.2, offset(0.05));
    assertThat(high.medianM()).isNull();
    // Stops of the feed's other towns: the extract ends at Porto Alegre.
    assertThat(walked.set("low").facilitiesNotConnected()).isEqualTo(1696);
  }

  @Test
  void straightLinesReachMorePeople() {
    AccessResult walked = measure(DistanceKind.WALKED);
    AccessResult straight = measure(DistanceKind.STRAIGHT_LINE);
    for (FacilitySet set : transit) {
      assertThat(straight.share(straight.set(set.id()), Breakdown.TOTAL).within())
          .isGreaterThan(walked.share(walked.set(set.id()), Breakdown.TOTAL).within());
    }
  }

  private static AccessResult measure(DistanceKind kind) {
    return new WalkAccess(city.graph(), AccessSettings.STANDARD.withKind(kind))
        .measure(people, transit);
  }

  private static Origins people(Path csv) throws IOException {
    var origins =
        new OriginBuilder(city.graph(), AccessSettings.STANDARD, List.of(Breakdown.TOTAL));
    for (String line : Files.readAllLines(csv).subList(1, 1228)) {
      String[] cells = line.split(",");
      double[] at = metres(cells[1], cells[2]);
      var centre = new GeometryFactory().createPoint(new Coordinate(at[0], at[1]));
      origins.addArea(centre.buffer(HEXAGON_M), Double.parseDouble(cells[3]));
    }
    return origins.build();
  }

  private static List<Coordinate> stops(Path gtfs) throws IOException {
    try (var zip = new ZipFile(gtfs.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("stops.txt"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> header = Arrays.asList(lines.get(0).replace("\uFEFF", "").split(","));
      var stops = new ArrayList<Coordinate>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        double[] at = metres(cells[header.indexOf("stop_lon")], cells[header.indexOf("stop_lat")]);
        stops.add(new Coordinate(at[0], at[1]));
      }
      return stops;
    }
  }

  private static double[] metres(String lon, String lat) {
    return city.toMetres().point(number(lon), number(lat));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("\"", "").strip());
  }
}

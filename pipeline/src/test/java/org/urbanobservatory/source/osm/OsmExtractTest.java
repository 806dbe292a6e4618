package org.urbanobservatory.source.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.PbfWriter.Block;

class OsmExtractTest {
  private static final OsmRegion CITY = new OsmRegion("city", 10, 50, 11, 51);
  private static final OsmSelection SELECTION =
      new OsmSelection(
          Set.of("highway"),
          Set.of("highway"),
          Set.of("leisure"),
          Set.of("highway=bus_stop", "highway", "leisure=park"));
  private static final Map<String, String> STREET = Map.of("highway", "residential");
  private static final Map<String, String> PARK = Map.of("type", "multipolygon", "leisure", "park");

  @TempDir Path folder;

  @Test
  void placesWaysOnDenseNodes() {
    OsmExtract extract = read(new PbfWriter().header().zlib(denseNodes()).zlib(streets()));

    OsmWay way = city(extract).ways().get(0);
    assertThat(way.id()).isEqualTo(100);
    assertThat(way.tags()).containsExactly(Map.entry("highway", "residential"));
    assertThat(way.nodeIds()).containsExactly(1, 2, 3);
    assertThat(way.lon()).containsExactly(10.1, 10.2, 12.5);
    assertThat(way.lat()).containsExactly(50.1, 50.2, 50.3);
    assertThat(extract.issues()).isEmpty();
  }

  @Test
  void readsPlainNodesAsDenseOnes() {
    var plain =
        new Block()
            .plainNode(1, 10.1, 50.1, Map.of())
            .plainNode(2, 10.2, 50.2, Map.of("highway", "bus_stop"))
            .plainNode(3, 12.5, 50.3, Map.of())
            .plainNode(4, 12.6, 50.3, Map.of("highway", "bus_stop"));

    assertSame(
        read(new PbfWriter().header().raw(plain).raw(streets())),
        read(new PbfWriter().header().zlib(denseNodes()).zlib(streets())));
  }

  @Test
  void readsBlocksInAnyOrder() {
    assertSame(
        read(new PbfWriter().header().zlib(parks()).zlib(streets()).zlib(denseNodes())),
        read(new PbfWriter().header().zlib(denseNodes()).zlib(streets()).zlib(parks())));
  }

  @Test
  void readsNodesInAnyOrderOfIds() {
    var shuffled =
        new Block()
            .denseNode(3, 12.5, 50.3, Map.of())
            .denseNode(1, 10.1, 50.1, Map.of())
            .denseNode(4, 12.6, 50.3, Map.of("highway", "bus_stop"))
            .denseNode(2, 10.2, 50.2, Map.of("highway", "bus_stop"));

    assertSame(
        read(new PbfWriter().header().zlib(shuffled).zlib(streets())),
        read(new PbfWriter().header().zlib(denseNodes()).zlib(streets())));
  }

  @Test
  void keepsWhatTouchesTheRegionAndCountsTheWholeFile() {
    OsmExtract extract = read(new PbfWriter().header().zlib(denseNodes()).zlib(streets()));

    assertThat(city(extract).ways()).extracting(OsmWay::id).containsExactly(100L);
    assertThat(city(extract).nodes()).extracting(OsmNode::id).containsExactly(2L);
    assertThat(extract.counts())
        .isEqualTo(
            new OsmCounts(
                4, 3, 0, 0, Map.of("highway", 4L, "highway=bus_stop", 2L, "leisure=park", 0L)));
    assertThat(extract.counts().read()).isEqualTo(7);
    assertThat(extract.counts().accepted()).isEqualTo(7);
  }

  @Test
  void givesAWayThatTouchesTwoRegionsToBoth() {
    var east = new OsmRegion("east", 12, 50, 13, 51);
    OsmExtract extract =
        OsmExtract.read(
            source(new PbfWriter().header().zlib(denseNodes()).zlib(streets())),
            List.of(CITY, east),
            SELECTION);

    assertThat(extract.region("city").ways()).extracting(OsmWay::id).containsExactly(100L);
    assertThat(extract.region("east").ways()).extracting(OsmWay::id).containsExactly(100L, 101L);
  }

  @Test
  void splitsAWayWhereNodesAreMissing() {
    var way = new Block().way(7, STREET, 1, 2, 88, 3, 4, 89, 2);
    OsmExtract extract = read(new PbfWriter().header().zlib(denseNodes()).zlib(way));

    assertThat(city(extract).ways()).hasSize(1);
    assertThat(city(extract).ways().get(0).nodeIds()).containsExactly(1, 2);
    assertThat(extract.issues())
        .extracting(Issue::code, Issue::location, Issue::message, Issue::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "osm_way_nodes_missing",
                "way 7",
                "Invalid way 7: 2 of its 7 nodes are missing in the file; its other parts are kept",
                Issue.Action.REPAIRED));
    assertThat(extract.counts().rejected()).isZero();
  }

  @Test
  void rejectsAWayWithOnePresentNode() {
    var way = new Block().way(7, STREET, 1, 88);
    OsmExtract extract = read(new PbfWriter().header().zlib(denseNodes()).zlib(way));

    assertThat(city(extract).ways()).isEmpty();
    assertThat(extract.counts().rejected()).isEqualTo(1);
    assertThat(extract.counts().accepted()).isEqualTo(4);
    assertThat(extract.issues().get(0).message())
        .isEqualTo("Invalid way 7: fewer than two neighbouring nodes are in the file");
  }

  @Test
  void rejectsANodeOutsideTheWorldAndRepeatedIds() {
    var nodes = denseNodes().denseNode(5, 10.1, 95, Map.of()).denseNode(1, 10.9, 50.9, Map.of());
    var ways = streets().way(100, STREET, 2, 1);
    OsmExtract extract = read(new PbfWriter().header().zlib(nodes).zlib(ways));

    assertThat(city(extract).ways()).hasSize(1);
    assertThat(city(extract).ways().get(0).nodeIds()).containsExactly(1, 2, 3);
    assertThat(city(extract).ways().get(0).lon()[0]).isEqualTo(10.1);
    assertThat(extract.counts().rejected()).isEqualTo(3);
    assertThat(extract.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid position of node 5: longitude 10.1, latitude 95.0",
            "Invalid node ids: 1 nodes repeat the id of an earlier node; the first is kept",
            "Invalid way 100: the file holds it twice; the first is kept");
  }

  @Test
  void resolvesMultipolygonMembersAndReportsMissingOnes() {
    OsmExtract extract =
        read(new PbfWriter().header().zlib(denseNodes()).zlib(streets()).zlib(parks()));

    assertThat(city(extract).relations()).hasSize(1);
    OsmRelation park = city(extract).relations().get(0);
    assertThat(park.members())
        .extracting(m -> m.role() + " " + m.way().id())
        .containsExactly("outer 100", "outer 102");
    assertThat(park.missingWays()).containsExactly(777L);
    assertThat(park.isWhole()).isFalse();
    assertThat(extract.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid relation 500: 1 of its 3 member ways are missing or cut in the file, first 777");
  }

  @Test
  void tellsTheBoxTheExtractWasCutTo() {
    OsmExtract extract = read(new PbfWriter().header(9.5, 49.5, 10.5, 51.5).zlib(denseNodes()));

    assertThat(extract.header().bounds()).isEqualTo(new OsmHeader.Bounds(9.5, 49.5, 10.5, 51.5));
    assertThat(extract.header().bounds().covers(CITY)).isFalse();
    assertThat(extract.header().bounds().covers(new OsmRegion("x", 10, 50, 10.5, 51))).isTrue();
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused(
        new byte[0], "Cannot read OSM PBF city.osm.pbf: the file is empty; fetch it again");
  }

  @Test
  void refusesATruncatedFileAtEveryByte() {
    byte[] whole = new PbfWriter().header().zlib(denseNodes()).zlib(streets()).toByteArray();
    int headerEnd = new PbfWriter().header().toByteArray().length;
    int nodesEnd = new PbfWriter().header().zlib(denseNodes()).toByteArray().length;
    for (int n = 1; n < whole.length; n++) {
      if (n != headerEnd && n != nodesEnd) {
        int start = n < headerEnd ? 0 : n < nodesEnd ? headerEnd : nodesEnd;
        assertRefused(
            Arrays.copyOf(whole, n),
            "Cannot read OSM PBF city.osm.pbf at byte %d: the file ends inside this block, at byte %d; fetch it again"
                .formatted(start, n));
      }
    }
  }

  @Test
  void refusesWhatIsNoPbf() {
    assertRefused(
        "<?xml version='1.0'?><osm/>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "Cannot read OSM PBF city.osm.pbf at byte 0: block header of 1010792557 bytes; this is not an OSM PBF file");
  }

  @Test
  void refusesDataWithoutHeader() {
    assertRefused(
        new PbfWriter().zlib(denseNodes()).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte 0: the file does not begin with an OSM header");
  }

  @Test
  void refusesFeaturesItDoesNotUnderstand() {
    assertRefused(
        new PbfWriter().header("OsmSchema-V0.6", "HistoricalInformation").toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte 0: the file needs the feature"
            + " 'HistoricalInformation', understood are [DenseNodes, OsmSchema-V0.6]");
  }

  @Test
  void refusesOtherPackings() {
    int at = new PbfWriter().header().toByteArray().length;
    assertRefused(
        new PbfWriter().header().lz4(denseNodes()).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": the block is packed as LZ4_DATA; raw and zlib are understood, rewrite the file with zlib");
  }

  @Test
  void refusesBlocksBeyondTheFormatsLimits() {
    int at = new PbfWriter().header().toByteArray().length;
    assertRefused(
        new PbfWriter().header().bytes("OSMData", new byte[PbfBlobs.MAX_BLOB + 1]).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": block of 33554433 bytes, more than 33554432 are refused");
    assertRefused(
        new PbfWriter().header().zlibOfDeclaredSize(denseNodes(), 1 << 30).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": the block holds 1073741824 bytes, more than 33554432 are refused");
    assertRefused(
        new PbfWriter().header().zlibOfDeclaredSize(denseNodes(), 10).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": the block does not inflate to its declared 10 bytes");
  }

  @Test
  void refusesDamagedContent() {
    int at = new PbfWriter().header().toByteArray().length;
    assertRefused(
        new PbfWriter().header().bytes("OSMData", new byte[] {7, 7, 7}).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": the block is damaged; fetch the file again");
    assertRefused(
        new PbfWriter().header().zlib(new Block().wayWithKeyOutsideTable(1, 1, 2)).toByteArray(),
        "Cannot read OSM PBF city.osm.pbf at byte "
            + at
            + ": an element points outside its block; the file is damaged");
  }

  @Test
  void skipsBlobsOfUnknownType() {
    OsmExtract extract =
        read(
            new PbfWriter()
                .header()
                .bytes("Extension", new byte[] {1, 2, 3})
                .zlib(denseNodes())
                .zlib(streets()));

    assertThat(city(extract).ways()).hasSize(1);
  }

  @Test
  void listsAThousandIssuesOfAKindAndCountsTheRest() {
    var ways = new Block();
    for (int i = 0; i < 1003; i++) {
      ways.way(1000 + i, STREET, 1, 88);
    }
    OsmExtract extract = read(new PbfWriter().header().zlib(denseNodes()).zlib(ways));

    assertThat(extract.issues()).hasSize(1001);
    assertThat(extract.issues().get(1000).message())
        .isEqualTo("3 more issues osm_way_too_short are not listed");
    assertThat(extract.counts().rejected()).isEqualTo(1003);
  }

  @Test
  void countsRealExtracts() {
    Path osm = SharedData.folder("osm");

    // Counted by an independent decoder; Bangor is cut through ways of which one node is left.
    assertThat(counts(osm.resolve("monaco-latest.osm.pbf")))
        .isEqualTo(real(25423, 4106, 243, 1028, 271, 15, 251, 0));
    assertThat(counts(osm.resolve("andorra.osm.pbf")))
        .isEqualTo(real(69644, 2725, 74, 44, 468, 6, 2, 0));
    assertThat(counts(osm.resolve("bangor_maine.osm.pbf")))
        .isEqualTo(real(12030, 1828, 2, 18, 947, 0, 0, 20));
  }

  private static OsmCounts counts(Path file) {
    return OsmExtract.read(
            ByteSource.of(file),
            List.of(new OsmRegion("all", -180, -90, 180, 90)),
            OsmSelection.everything())
        .counts();
  }

  private static OsmCounts real(long nodes, long ways, long relations, long... rest) {
    return new OsmCounts(
        nodes,
        ways,
        relations,
        rest[4],
        Map.of(
            "highway=footway", rest[0],
            "highway=residential", rest[1],
            "leisure=park", rest[2],
            "public_transport", rest[3]));
  }

  private static Block denseNodes() {
    return new Block()
        .denseNode(1, 10.1, 50.1, Map.of())
        .denseNode(2, 10.2, 50.2, Map.of("highway", "bus_stop"))
        .denseNode(3, 12.5, 50.3, Map.of())
        .denseNode(4, 12.6, 50.3, Map.of("highway", "bus_stop"));
  }

  /** One street from the region eastwards, one wholly in the east, and an untagged way there. */
  private static Block streets() {
    return new Block().way(100, STREET, 1, 2, 3).way(101, STREET, 3, 4).way(102, Map.of(), 4, 3);
  }

  private static Block parks() {
    return new Block()
        .relation(500, PARK, "outer", 100, 102, 777)
        .relation(501, PARK, "outer", 101)
        .relation(502, Map.of("leisure", "park", "type", "route"), "", 100);
  }

  private OsmExtract read(PbfWriter file) {
    return OsmExtract.read(source(file), List.of(CITY), SELECTION);
  }

  private ByteSource source(PbfWriter file) {
    return ByteSource.of(file.write(folder.resolve("city.osm.pbf")));
  }

  private static OsmFeatures city(OsmExtract extract) {
    return extract.region("city");
  }

  private static void assertSame(OsmExtract a, OsmExtract b) {
    assertThat(a).usingRecursiveComparison().isEqualTo(b);
    assertThat(city(a).ways()).isNotEmpty();
  }

  private void assertRefused(byte[] bytes, String message) {
    Path file = folder.resolve("city.osm.pbf");
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThatThrownBy(() -> OsmExtract.read(ByteSource.of(file), List.of(CITY), SELECTION))
        .isInstanceOf(CannotReadOsmException.class)
        .hasMessage(message);
  }
}

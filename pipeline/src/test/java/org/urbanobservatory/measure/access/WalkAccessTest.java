package org.urbanobservatory.measure.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.walk.WalkGraph;

class WalkAccessTest {
  private static final AccessSettings STANDARD = AccessSettings.STANDARD;
  private static final Breakdown ALL = Breakdown.TOTAL;
  private static final WalkGraph STREET =
      WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 2000, 0).ways());

  @Test
  void thresholdsAreInclusiveAndLegsAreWalked() {
    Origins people = points(100, 500 + 100 - 30, 0, 600, 0.001);
    AccessResult result = measure(STREET, people, set("school", 500, 100, 30));

    // 470 m along the street and a leg of 30 m; the other place is a millimetre farther.
    assertThat(result.set("school").metres(0)).hasValue(500);
    assertThat(result.set("school").isWithin(0)).isTrue();
    assertThat(result.set("school").isWithin(1)).isFalse();
    assertThat(result.share(result.set("school"), ALL).share()).hasValue(0.5);
  }

  @Test
  void eachSetHasItsThresholdAndAnyIsTheirUnion() {
    Origins people = points(10, 400, 0, 900, 0, 1500, 0, 2000, 0);
    AccessResult result = measure(STREET, people, set("low", 500, 0, 0), set("high", 600, 2000, 0));

    assertThat(share(result, "low")).isEqualTo(0.25);
    assertThat(share(result, "high")).isEqualTo(0.5);
    assertThat(result.share(result.any(), ALL).share()).hasValue(0.75);
    assertThat(result.any().metres(1)).hasValue(900);
    assertThat(result.share(result.any(), ALL).medianM()).isEqualTo(400);
  }

  @Test
  void whoIsNotConnectedStaysInTheDenominator() {
    Origins people = points(10, 0, 0, 0, 101);
    AccessShare share = onlyShare(STREET, people, set("stop", 500, 0, 0));

    assertThat(share.people()).isEqualTo(20);
    assertThat(share.within()).isEqualTo(10);
    assertThat(share.notConnectedShare()).hasValue(0.5);
    assertThat(share.share()).isEmpty();
    assertThat(share.findReason()).hasValue("too_many_people_not_connected");
  }

  @Test
  void fivePercentNotConnectedIsStillAValue() {
    var places = new double[40];
    Arrays.fill(places, 10);
    places[39] = 5000;
    AccessShare share = onlyShare(STREET, points(10, places), set("stop", 500, 0, 0));

    assertThat(share.notConnectedShare()).hasValue(0.05);
    assertThat(share.share()).hasValue(0.95);
  }

  @Test
  void aPartOfTheNetworkWithoutFacilityIsCutOff() {
    WalkGraph banks =
        WalkGraph.ofWays(
            new StreetPlan().street(1, 0, 0, 2000, 0).street(2, 0, 300, 9, 300).ways());
    AccessShare share = onlyShare(banks, points(10, 0, 0, 0, 300), set("stop", 500, 0, 0));

    assertThat(share.cutOff()).isEqualTo(10);
    assertThat(share.notConnected()).isZero();
    assertThat(share.share()).hasValue(0.5);
  }

  @Test
  void withoutFacilitiesNobodyIsServed() {
    AccessShare share = onlyShare(STREET, points(10, 0, 0), set("stop", 500));

    assertThat(share.share()).hasValue(0.0);
    assertThat(share.cutOff()).isEqualTo(10);
    assertThat(share.medianM()).isNull();
  }

  @Test
  void anEmptyNetworkConnectsNobodyButHasStraightLines() {
    WalkGraph nothing = WalkGraph.ofWays(List.of());
    FacilitySet stop = set("stop", 500, 0, 0);
    Origins people = points(10, 300, 400);

    assertThat(onlyShare(nothing, people, stop).notConnectedShare()).hasValue(1.0);
    AccessResult straight =
        new WalkAccess(nothing, STANDARD.withKind(DistanceKind.STRAIGHT_LINE))
            .measure(people, List.of(stop));
    assertThat(share(straight, "stop")).isEqualTo(1);
    assertThat(straight.set("stop").metres(0)).hasValue(500);
  }

  @Test
  void aFacilityFarFromEveryStreetIsReachedByNobody() {
    AccessResult result = measure(STREET, points(10, 0, 0), set("stop", 500, 0, 101, 50, 0));

    assertThat(result.set("stop").facilitiesNotConnected()).isEqualTo(1);
    assertThat(result.set("stop").metres(0)).hasValue(50);
  }

  @Test
  void nobodyHasNoShare() {
    AccessShare share = onlyShare(STREET, points(10), set("stop", 500, 0, 0));

    assertThat(share.share()).isEmpty();
    assertThat(share.findReason()).hasValue("no_people");
    assertThat(share.notConnectedShare()).isEmpty();
  }

  @Test
  void aFineCellIsItsCentreAndACoarseOneIsSpreadAlongItsStreets() {
    var origins = new OriginBuilder(STREET, STANDARD, List.of(ALL));
    origins.addArea(box(0, 0, 100, 100), 7);
    origins.addArea(box(0, -500, 1000, 500), 100);
    origins.addArea(box(0, 500, 1000, 1500), 3);
    Origins built = origins.build();

    // 2,000 m in parts of 50 m: 20 of them in the first kilometre; the third cell has no street.
    assertThat(built.count()).isEqualTo(1 + 20 + 1);
    assertThat(new double[] {built.x(0), built.y(0)}).containsExactly(50, 50);
    assertThat(new double[] {built.x(1), built.y(1)}).containsExactly(25, 0);
    assertThat(new double[] {built.x(21), built.y(21)}).containsExactly(500, 1000);
    assertThat(built.people(ALL)[1]).isEqualTo(5);
    assertThat(Arrays.stream(built.people(ALL)).sum()).isCloseTo(110, offset(1e-9));
    assertThat(measure(STREET, built, set("stop", 500, 0, 0)).set("stop").metres(1)).hasValue(25);
  }

  @Test
  void groupsShareThePlaces() {
    var origins = new OriginBuilder(STREET, STANDARD, List.of(ALL, GridCity.WOMEN));
    origins.addPoint(0, 0, 10, 4);
    origins.addPoint(1500, 0, 10, 6);
    origins.addPoint(0, 0, 0, 0);
    AccessResult result = measure(STREET, origins.build(), set("stop", 500, 0, 0));

    assertThat(result.origins().count()).isEqualTo(2);
    assertThat(share(result, "stop")).isEqualTo(0.5);
    assertThat(result.share(result.set("stop"), GridCity.WOMEN).share()).hasValue(0.4);
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    var origins = new OriginBuilder(STREET, STANDARD, List.of(ALL));
    assertThatThrownBy(() -> origins.addPoint(0, 0, -1))
        .hasMessage("Invalid people: -1.0 is not 0 or more");
    assertThatThrownBy(() -> origins.addPoint(Double.NaN, 0, 1))
        .hasMessage("Invalid place of people: NaN, 0.0 is not finite");
    assertThatThrownBy(() -> origins.addPoint(0, 0, 1, 2))
        .hasMessage("Invalid people: 2 values for 1 groups");
    assertThatThrownBy(() -> set("stop", 0, 0, 0))
        .hasMessage("Invalid facility set stop: threshold 0.0 m is not above 0");
    assertThatThrownBy(() -> STANDARD.withMaxSnapM(-5))
        .hasMessage("Invalid access setting max_snap_m: -5.0 m is not above 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aLongerThresholdNeverReducesAShare(long seed) {
    var city = new GridCity(20, seed, 0);
    WalkGraph streets = city.streets();
    List<Coordinate> stops = city.facilities(10);
    double before = 0;
    for (double threshold : new double[] {100, 250, 400, 500, 1000, 2000}) {
      double within =
          within(streets, city.people(streets, 500), new FacilitySet("stop", stops, threshold));
      assertThat(within).isGreaterThanOrEqualTo(before);
      before = within;
    }
    assertThat(before).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anotherFacilityNeverReducesAShare(long seed) {
    var city = new GridCity(20, seed, 0);
    WalkGraph streets = city.streets();
    Origins people = city.people(streets, 500);
    List<Coordinate> stops = city.facilities(12);
    double before = 0;
    for (int count = 0; count <= stops.size(); count++) {
      double within =
          within(streets, people, new FacilitySet("stop", stops.subList(0, count), 500));
      assertThat(within).isGreaterThanOrEqualTo(before);
      before = within;
    }
    assertThat(before).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void movingTheCityByAMetreChangesNoCount(long seed) {
    var counts = new ArrayList<AccessShare>();
    for (double east : new double[] {0, 1}) {
      var city = new GridCity(20, seed, east);
      WalkGraph streets = city.streets();
      AccessResult result =
          measure(
              streets,
              city.people(streets, 2000),
              new FacilitySet("stop", city.facilities(20), 500));
      counts.add(result.share(result.set("stop"), ALL));
    }
    assertThat(counts.get(1))
        .usingRecursiveComparison()
        .withEqualsForFields((Double a, Double b) -> Math.abs(a - b) < 1e-6, "medianM")
        .isEqualTo(counts.get(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void straightLinesAreNeverLonger(long seed) {
    var city = new GridCity(20, seed, 0);
    WalkGraph streets = city.streets();
    Origins people = city.people(streets, 2000);
    var stops = List.of(new FacilitySet("stop", city.facilities(15), 500));
    AccessResult walked = new WalkAccess(streets, STANDARD).measure(people, stops);
    AccessResult straight =
        new WalkAccess(streets, STANDARD.withKind(DistanceKind.STRAIGHT_LINE))
            .measure(people, stops);

    for (int i = 0; i < people.count(); i++) {
      assertThat(straight.set("stop").metres(i).orElse(1e9))
          .isLessThanOrEqualTo(walked.set("stop").metres(i).orElse(1e9) + 1e-9);
    }
    assertThat(straight.share(straight.any(), ALL).within())
        .isGreaterThan(walked.share(walked.any(), ALL).within());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void regionsAddUpToTheCity(long seed) {
    var city = new GridCity(20, seed, 0);
    WalkGraph streets = city.streets();
    Origins people = city.people(streets, 2000);
    AccessResult result =
        measure(streets, people, new FacilitySet("stop", city.facilities(15), 500));
    int[] regionOf = IntStream.range(0, people.count()).map(i -> i % 7).toArray();
    List<AccessShare> regions = result.shares(result.any(), ALL, regionOf, 7);
    AccessShare whole = result.share(result.any(), ALL);

    assertThat(regions.stream().mapToDouble(AccessShare::people).sum()).isEqualTo(whole.people());
    assertThat(regions.stream().mapToDouble(AccessShare::within).sum()).isEqualTo(whole.within());
    assertThat(regions.stream().mapToDouble(AccessShare::notConnected).sum())
        .isEqualTo(whole.notConnected());
    assertThat(regions.stream().mapToDouble(AccessShare::cutOff).sum()).isEqualTo(whole.cutOff());
    assertThat(whole.cutOff()).isPositive();
  }

  private static AccessResult measure(WalkGraph graph, Origins people, FacilitySet... sets) {
    return new WalkAccess(graph, STANDARD).measure(people, List.of(sets));
  }

  private static AccessShare onlyShare(WalkGraph graph, Origins people, FacilitySet set) {
    AccessResult result = measure(graph, people, set);
    return result.share(result.set(set.id()), ALL);
  }

  private static double within(WalkGraph graph, Origins people, FacilitySet set) {
    return onlyShare(graph, people, set).within();
  }

  private static double share(AccessResult result, String set) {
    return result.share(result.set(set), ALL).share().orElseThrow();
  }

  private static Origins points(double people, double... xy) {
    var origins = new OriginBuilder(STREET, STANDARD, List.of(ALL));
    for (int i = 0; i < xy.length; i += 2) {
      origins.addPoint(xy[i], xy[i + 1], people);
    }
    return origins.build();
  }

  private static FacilitySet set(String id, double thresholdM, double... xy) {
    var points = new ArrayList<Coordinate>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new Coordinate(xy[i], xy[i + 1]));
    }
    return new FacilitySet(id, points, thresholdM);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, south, north));
  }
}

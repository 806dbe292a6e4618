package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.AtlasSettings;

/** Cities on a raster of 200 x 100 cells of 50 m with a large town, a small one and a hamlet. */
class AtlasExtentsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Lattice LATTICE = new Lattice(200, 100, 1000, 6000, 50, 50);

  private static final Geometry WEST = box(1000, 6000);
  private static final Geometry EAST = box(7000, 11_000);

  @Test
  void findsTheClusterThatACityHolds() {
    AtlasExtents extents = extents();
    AtlasExtent west = extents.find(WEST).orElseThrow();
    AtlasExtent east = extents.find(EAST).orElseThrow();

    assertThat(extents.clusters().count()).isEqualTo(2);
    assertThat(west.geometry().isValid()).isTrue();
    assertThat(west.geometry().getArea())
        .isCloseTo(2500.0 * extents.clusters().size(west.main()), within(1e-6));
    assertThat(west.main()).isEqualTo(extents.clusters().largest());
    assertThat(east.main()).isNotEqualTo(west.main());
    assertThat(west.heldShare()).isEqualTo(1);
    assertThat(west.edge()).isEqualTo(AtlasExtent.Edge.CLEAR);
  }

  @Test
  void reachesBeyondTheBoundary() {
    Geometry half = box(1000, 3500);
    AtlasExtent extent = extents().find(half).orElseThrow();

    assertThat((Object) extent.geometry()).isEqualTo(extents().find(WEST).orElseThrow().geometry());
    assertThat(extent.heldShare()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void findsNothingWhereABoundaryHoldsNoUrbanLand() {
    assertThat(extents().find(box(6100, 6400))).isEmpty();
  }

  @Test
  void letsPeopleDecideWhereBothTownsReachIn() {
    Geometry everything = box(1000, 11_000);
    double[] people = new double[LATTICE.size()];
    Arrays.fill(people, Double.NaN);
    people[LATTICE.index(150, 50)] = 900;
    people[LATTICE.index(50, 50)] = 800;
    AtlasExtents extents = extents();
    AtlasExtents weighed = extents.weighedBy(new Raster(LATTICE, people));

    assertThat(extents.find(everything).orElseThrow().main())
        .isEqualTo(extents.find(WEST).orElseThrow().main());
    assertThat(weighed.find(everything).orElseThrow().main())
        .isEqualTo(extents.find(EAST).orElseThrow().main());
  }

  @Test
  void fallsBackToBuiltUpLandWhereNobodyLives() {
    var nobody = new Raster(LATTICE, new double[LATTICE.size()]);

    assertThat(extents().weighedBy(nobody).find(WEST).orElseThrow().heldShare()).isEqualTo(1);
  }

  @Test
  void givesASharedExtentToTheCityThatHoldsMost() {
    var cities = new TreeMap<String, Geometry>();
    cities.put("left", box(1000, 3400));
    cities.put("right", box(3400, 6000));
    cities.put("far", EAST);
    AtlasExtents extents = extents();
    AtlasExtent extent = extents.find(cities.get("left")).orElseThrow();
    AtlasVerdict verdict = extents.contest("left", extent, cities, 1e-6);
    List<AtlasExtent.Holder> holders = verdict.holders();

    assertThat(holders).extracting(AtlasExtent.Holder::cityId).containsExactly("right", "left");
    assertThat(holders.get(0).heldShare() + holders.get(1).heldShare()).isCloseTo(1, within(1e-12));
    assertThat(verdict.owner()).contains("right");
  }

  @Test
  void saysWhenAnExtentReachesTheEdge() {
    Raster built = built();
    town(built.values(), 0, 40, 50);

    assertThat(AtlasExtents.of(built, RasterPlane.SAME, AtlasSettings.DEFAULT).find(WEST))
        .map(AtlasExtent::edge)
        .contains(AtlasExtent.Edge.REACHED);
  }

  @Test
  void worksOnCellsThatAreNoSquaresAndStandsOnTheGround() {
    PlaneTransform halved =
        xy -> {
          for (int i = 0; i < xy.length; i += 2) {
            xy[i] /= 2;
          }
        };
    PlaneTransform doubled =
        xy -> {
          for (int i = 0; i < xy.length; i += 2) {
            xy[i] *= 2;
          }
        };
    var plane = new RasterPlane(halved, doubled, halved);
    var metric = MetricLattice.of(LATTICE, plane);
    AtlasExtents extents = AtlasExtents.of(built(), plane, AtlasSettings.DEFAULT);
    Geometry geometry = extents.find(box(500, 3000)).orElseThrow().geometry();

    assertThat(metric.metres().cellWidth()).isCloseTo(25, within(1e-9));
    assertThat(metric.distortion()).isLessThan(1e-9);
    assertThat(geometry.getEnvelopeInternal().getMinX()).isLessThan(3000);
    assertThat(geometry.getArea() / 1250 % 1).isZero();
  }

  @Test
  void refusesARasterWithSlantedCells() {
    PlaneTransform slanted =
        xy -> {
          for (int i = 0; i < xy.length; i += 2) {
            xy[i] += 0.1 * xy[i + 1];
          }
        };
    var plane = new RasterPlane(slanted, PlaneTransform.IDENTITY, slanted);

    assertThatThrownBy(() -> AtlasExtents.of(built(), plane, AtlasSettings.DEFAULT))
        .hasMessageStartingWith("Invalid raster for an urban extent: cells differ by 0.09")
        .hasMessageEndingWith("bring it to the computing CRS");
  }

  private static AtlasExtents extents() {
    return AtlasExtents.of(built(), RasterPlane.SAME, AtlasSettings.DEFAULT);
  }

  private static Raster built() {
    double[] values = new double[LATTICE.size()];
    town(values, 30, 30, 40);
    town(values, 140, 40, 20);
    town(values, 100, 90, 2);
    return new Raster(LATTICE, values);
  }

  private static void town(double[] values, int column, int row, int side) {
    for (int y = row; y < Math.min(100, row + side); y++) {
      Arrays.fill(values, LATTICE.index(column, y), LATTICE.index(column + side, y), 1);
    }
  }

  private static Geometry box(double west, double east) {
    return FACTORY.toGeometry(new Envelope(west, east, 1000, 6000));
  }
}

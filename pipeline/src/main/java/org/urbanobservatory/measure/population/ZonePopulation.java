package org.urbanobservatory.measure.population;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.extent.Overlays;

/** People in zones, spread evenly over each zone. */
public final class ZonePopulation implements PopulationSurface {
  private static final double M2_PER_KM2 = 1e6;

  private final List<Zone> zones;
  private final STRtree index = new STRtree();
  private final int rejected;

  private ZonePopulation(List<Zone> zones, int rejected) {
    this.zones = zones;
    this.rejected = rejected;
    for (int i = 0; i < zones.size(); i++) {
      index.insert(zones.get(i).geometry().getEnvelopeInternal(), i);
    }
    index.build();
  }

  public static ZonePopulation of(Collection<Zone> zones) {
    List<Zone> usable =
        zones.stream()
            .filter(z -> z.people() >= 0 && z.geometry().getArea() > 0)
            .sorted(Comparator.naturalOrder())
            .toList();
    return new ZonePopulation(usable, zones.size() - usable.size());
  }

  @Override
  public int units() {
    return zones.size();
  }

  @Override
  public int rejectedUnits() {
    return rejected;
  }

  @Override
  public double total() {
    var sum = new ExactSum();
    zones.forEach(zone -> sum.add(zone.people()));
    return sum.value();
  }

  @Override
  public Inhabitants within(Geometry region) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(region);
    var people = new ExactSum();
    var crowding = new ExactSum();
    var covered = new ExactSum();
    for (int i : near(region)) {
      Zone zone = zones.get(i);
      double area = zone.geometry().getArea();
      double common = commonArea(zone.geometry(), region, prepared);
      double inside = zone.people() * (common / area);
      people.add(inside);
      crowding.add(inside * zone.people() / (area / M2_PER_KM2));
      covered.add(common);
    }
    return new Inhabitants(people.value(), crowding.value(), covered.value());
  }

  @Override
  public UnitShares shares(Geometry region) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(region);
    var covered = new UnitShares.Builder();
    for (int i : near(region)) {
      Geometry zone = zones.get(i).geometry();
      double share = commonArea(zone, region, prepared) / zone.getArea();
      if (share > 0) {
        covered.add(i, share);
      }
    }
    return covered.build();
  }

  @Override
  public double people(int unit) {
    return zones.get(unit).people();
  }

  @Override
  public Geometry place(int unit) {
    return zones.get(unit).geometry();
  }

  @Override
  public PopulationSurface scaledBy(double factor) {
    return new ZonePopulation(
        zones.stream()
            .map(zone -> new Zone(zone.geometry(), zone.people() * factor, zone.feature()))
            .sorted(Comparator.naturalOrder())
            .toList(),
        rejected);
  }

  /** {@inheritDoc} Zones are in the order of their people, so groups agree only by chance. */
  @Override
  public boolean hasUnitsOf(PopulationSurface other) {
    return other == this;
  }

  /** Where zones share land of a region, which counts their people more than once. */
  public Optional<ZoneOverlap> findOverlap(Geometry region) {
    return ZoneOverlap.find(zones, region);
  }

  private List<Integer> near(Geometry region) {
    List<?> found = index.query(region.getEnvelopeInternal());
    return found.stream().map(Integer.class::cast).sorted().toList();
  }

  private static double commonArea(Geometry zone, Geometry region, PreparedGeometry prepared) {
    return prepared.contains(zone) ? zone.getArea() : Overlays.intersection(zone, region).getArea();
  }
}

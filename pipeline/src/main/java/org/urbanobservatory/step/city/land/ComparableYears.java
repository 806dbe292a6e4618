package org.urbanobservatory.step.city.land;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.CoverGap;
import org.urbanobservatory.measure.extent.KnownCover;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.extent.CityExtents;
import org.urbanobservatory.step.city.extent.CityZones;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Whether the years of one kind of land know the same land of an extent. An extent that differs by
 * year is looked at where it lies in either year, for a year that does not know some land does not
 * reach there either.
 */
public final class ComparableYears {
  /** For column {@code method}. */
  static final String METHOD =
      "null where another year knows %s %% of the land, or of what is on it, that this one does not"
          .formatted(Math.round(100 * CoverGap.LEAST));

  private final CityExtents extents;
  private final CityZones zones;
  private final Set<Key> inPart = new HashSet<>();

  /** The parts of an extent in its zones; the limits of several years may be one and the same. */
  private final IdentityHashMap<Geometry, List<CityExtent>> parts = new IdentityHashMap<>();

  private record Key(String extent, int year, String layer, String zone) {
    static Key of(CityExtent extent, int year) {
      return new Key(extent.id(), year, extent.zoneLayer(), extent.zoneId());
    }
  }

  /** A year of an extent that knows less than another. */
  record Gap(int other, CoverGap gap) {
    /**
     * What a user reads of it.
     *
     * @param layer what is invalid, for example {@code green cover}
     * @param cover what the layer holds, for example {@code green}
     * @param place city and extent
     */
    String message(String layer, String cover, SpatialInput input, String place) {
      return String.format(
          Locale.ROOT,
          "Invalid %s: %s has no value on %.1f %% of the land of %s that %d knows, where %.1f %% of what is %s in %d lies; its area is null, for beside the other year it would look like growth. Give a raster that knows the same land; where no value means not %s, write 0",
          layer,
          input.id(),
          100 * gap.land(),
          place,
          other,
          100 * gap.cover(),
          cover,
          other,
          cover);
    }
  }

  public ComparableYears(CityExtents extents, CityZones zones) {
    this.extents = extents;
    this.zones = zones;
  }

  /** What one year lacks of the others; each of them is read when it is asked for. */
  static final class Others {
    private final KnownCover date;
    private final SortedSet<Integer> years;
    private final IntFunction<Optional<? extends KnownCover>> cover;
    private final Map<Integer, Function<Geometry, CoverGap>> lacks = new HashMap<>();

    /**
     * @param date the cover of one year
     * @param years of all covers
     * @param cover that of a year
     */
    Others(
        KnownCover date,
        SortedSet<Integer> years,
        IntFunction<Optional<? extends KnownCover>> cover) {
      this.date = date;
      this.years = years;
      this.cover = cover;
    }

    private Gap gap(int other, Geometry region) {
      Function<Geometry, CoverGap> lack =
          lacks.computeIfAbsent(
              other,
              year -> cover.apply(year).map(c -> c.lackOf(date)).orElse(r -> new CoverGap(0, 0)));
      return new Gap(other, lack.apply(region));
    }
  }

  /**
   * The widest gap between what the year of an extent knows and what any other year knows.
   *
   * @return empty where the year can stand beside the others
   */
  Optional<Gap> findGap(CityExtent extent, Others others) throws IOException {
    Gap widest = null;
    for (int other : others.years) {
      if (other != extent.year()) {
        Geometry region = region(extent, other);
        if (!region.isEmpty() && !others.date.knowsAll(region)) {
          Gap gap = others.gap(other, region);
          widest = widest == null || gap.gap().worst() > widest.gap().worst() ? gap : widest;
        }
      }
    }
    if (widest == null || widest.gap().isComparable()) {
      return Optional.empty();
    }
    inPart.add(Key.of(extent, extent.year()));
    return Optional.of(widest);
  }

  /** Whether a year that was asked for knows an extent, or the part of it in a zone, too little. */
  boolean isInPart(CityExtent extent, int year) {
    return inPart.contains(Key.of(extent, year));
  }

  /** Where an extent lies in its year or in another. */
  private Geometry region(CityExtent extent, int otherYear) throws IOException {
    Optional<CityExtent> other =
        extents.of(otherYear).stream()
            .filter(e -> e.id().equals(extent.id()))
            .flatMap(e -> extent.isZone() ? inZone(e, extent).stream() : List.of(e).stream())
            .findFirst();
    return other.isEmpty() || other.get().geometry().equalsExact(extent.geometry())
        ? extent.geometry()
        : Overlays.union(extent.geometry(), other.get().geometry());
  }

  private List<CityExtent> inZone(CityExtent whole, CityExtent zone) {
    return parts.computeIfAbsent(whole.geometry(), g -> zones.of(whole)).stream()
        .filter(z -> Objects.equals(z.zoneLayer(), zone.zoneLayer()))
        .filter(z -> Objects.equals(z.zoneId(), zone.zoneId()))
        .toList();
  }
}

package org.urbanobservatory.step.city.land;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.measure.landuse.LandUse;
import org.urbanobservatory.measure.landuse.LandUseMap;
import org.urbanobservatory.measure.landuse.LandUseMix;
import org.urbanobservatory.measure.landuse.LandUseTable;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPolygons;

/** Phase 3, measure: the mix of land uses and the green of every extent, zone and display cell. */
public final class CityLandUse implements CityMeasure {
  static final String MIX = "land_use_mix";
  static final String GREEN_AREA = "green_area_m2";

  /** Reason: too little of the extent has a use that is known. */
  static final String TOO_LITTLE_KNOWN = "land_use_mostly_unknown";

  private final CityContext city;
  private final LandUseTable table;
  private final CityPolygons<LandUse> polygons;

  public CityLandUse(CityContext city, LandUseTable defaults) {
    this.city = city;
    this.table =
        new LandUseTable(
            defaults.categories(),
            defaults.rows(),
            city.plan().number("land_use.cell_m", defaults.cellM()),
            city.plan().number("land_use.min_known_share", defaults.knownShareMinimum()));
    this.polygons = new CityPolygons<>(city, new LandUseReading(table));
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    Optional<CityPolygons.Found<LandUse>> found = polygons.of(year);
    if (found.isPresent() && found.get().isAbsent()) {
      extents.forEach(extent -> absent(extent, found.get().reason()));
    } else if (found.isPresent()) {
      LandUseMap map = LandUseMap.of(found.get().areas(), table);
      extents.forEach(extent -> observe(extent, map, found.get()));
      // The column of the display cells, by the rule of extents.
      city.cells().fill(extents, MIX, cell -> findMix(map.mix(cell.geometry())).orElse(null));
    }
  }

  private void absent(CityExtent extent, String reason) {
    city.facts().absent(extent, MIX, reason);
    city.facts().absent(extent, GREEN_AREA, reason);
  }

  private void observe(CityExtent extent, LandUseMap map, CityPolygons.Found<LandUse> found) {
    city.facts()
        .observe(
            extent,
            GREEN_AREA,
            map.greenAreaM2(extent.geometry()),
            found.origin().by(found.told("land of green classes without water")));
    Optional<Double> mix = findMix(map.mix(extent.geometry()));
    if (mix.isPresent()) {
      city.facts().observe(extent, MIX, mix.get(), found.origin().by(found.told(method())));
    } else {
      city.facts().absent(extent, MIX, TOO_LITTLE_KNOWN);
    }
  }

  /** How uses are mixed, for column {@code method}. */
  private String method() {
    return "mean over cells of %s m of the entropy of %d uses; null below a known share of %s"
        .formatted(
            PlainNumber.of(table.cellM()),
            table.categories().size(),
            PlainNumber.of(table.knownShareMinimum()));
  }

  private Optional<Double> findMix(LandUseMix mix) {
    return mix.findMix(table.knownShareMinimum());
  }
}

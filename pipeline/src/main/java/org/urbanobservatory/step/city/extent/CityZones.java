package org.urbanobservatory.step.city.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.DrawnRegion;
import org.urbanobservatory.measure.extent.Overlays;
import org.urbanobservatory.measure.extent.ZoneCover;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.PolygonRepair;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Rows;

/**
 * The zones of one city: the parts of its extents that lie in each polygon of the layers that the
 * observatory gives. Every measure is taken of them as of an extent, from the same sources, so that
 * zones that cover the city add up to it.
 */
public final class CityZones {
  /** Share of the boundary that overlaps or gaps of a layer may take before it is said. */
  private static final double TOLERANCE = 0.001;

  private static final double M2_PER_KM2 = 1e6;

  private final CityContext city;
  private final List<CityZone> zones = new ArrayList<>();
  private final Set<CityZone> used = new TreeSet<>();

  /** One polygon of a layer, in the computing CRS. */
  private record CityZone(String layer, String id, String name, String code, Geometry geometry)
      implements Comparable<CityZone> {
    @Override
    public int compareTo(CityZone other) {
      int byLayer = layer.compareTo(other.layer);
      return byLayer != 0 ? byLayer : id.compareTo(other.id);
    }
  }

  public CityZones(CityContext city) {
    this.city = city;
    city.inputs(SpatialInput.Kind.ZONES).forEach(this::read);
  }

  /** The parts of an extent that lie in each zone; a zone outside the extent has none. */
  public List<CityExtent> of(CityExtent extent) {
    var parts = new ArrayList<CityExtent>();
    for (CityZone zone : zones) {
      if (zone.geometry()
          .getEnvelopeInternal()
          .intersects(extent.geometry().getEnvelopeInternal())) {
        Geometry part = Overlays.intersection(extent.geometry(), zone.geometry());
        if (part.getArea() > 0) {
          Geometry known = DrawnRegion.common(part, extent.geometry(), zone.geometry());
          parts.add(extent.within(zone.layer(), zone.id(), known));
          used.add(zone);
        }
      }
    }
    return parts;
  }

  /** Every zone as it stands, inside the extent or not, for what is counted in whole cells. */
  public List<CityExtent> asTheyStand(CityExtent extent) {
    return zones.stream().map(z -> extent.within(z.layer(), z.id(), z.geometry())).toList();
  }

  /** The rows of table {@code zones}: what the ids mean. */
  public void emit() {
    for (CityZone zone : used) {
      city.emitted()
          .add(
              "zones",
              Rows.builder("zones")
                  .at(city.place())
                  .set("zone_layer", zone.layer())
                  .set("zone_id", zone.id())
                  .set("name", zone.name())
                  .set("official_code", zone.code())
                  .row());
    }
  }

  private void read(SpatialInput input) {
    Reprojection toComputing = Reprojection.between(city.vectors().crs(input), city.frame().crs());
    Geometry boundary = city.frame().boundary();
    Map<String, CityZone> found = new TreeMap<>();
    for (Feature feature : city.vectors().features(input)) {
      Geometry drawn = toComputing.densified(feature.geometry());
      if (drawn.getEnvelopeInternal().intersects(boundary.getEnvelopeInternal())) {
        Geometry geometry =
            PolygonRepair.valid(input, at(feature), drawn, i -> city.reads().tell(input, i));
        if (geometry.getDimension() != 2) {
          city.reads().refuse(input, noArea(input, feature));
        } else if (Overlays.intersection(geometry, boundary).getArea() > 0) {
          keep(input, feature, drawn(input, feature, geometry), found);
        }
      }
    }
    zones.addAll(found.values());
    if (found.isEmpty()) {
      city.add(noneInCity(input));
    } else {
      checkCover(input, found);
    }
  }

  /** The image of a zone with what was drawn: zones side by side share no point. */
  private Geometry drawn(SpatialInput input, Feature feature, Geometry image) {
    Reprojection toLonLat = Reprojection.between(city.vectors().crs(input), Crs.CRS84);
    Geometry lonLat = toLonLat.densified(feature.geometry());
    Geometry valid = lonLat.isValid() ? lonLat : GeometryFixer.fix(lonLat);
    return DrawnRegion.image(image, valid, city.frame().toLonLat());
  }

  private void keep(
      SpatialInput input, Feature feature, Geometry geometry, Map<String, CityZone> found) {
    String id = feature.text(input.option("id_column"));
    if (id == null || found.containsKey(id)) {
      city.reads().refuse(input, unusable(input, feature, id));
      return;
    }
    found.put(
        id,
        new CityZone(
            input.id(),
            id,
            text(feature, input.option("name_column")),
            text(feature, input.option("code_column")),
            geometry));
  }

  private static String text(Feature feature, String column) {
    return column == null ? null : feature.text(column);
  }

  private Issue unusable(SpatialInput input, Feature feature, String id) {
    String message =
        id == null
            ? "Invalid zone: feature %d of %s has nothing in column %s; give it an id"
                .formatted(feature.index(), input.id(), input.option("id_column"))
            : "Invalid zone: feature %d of %s has the id '%s' of another zone; zones need different ids"
                .formatted(feature.index(), input.id(), id);
    return Issue.rejected("invalid_zone", input.id(), at(feature), message);
  }

  private static Issue noArea(SpatialInput input, Feature feature) {
    return Issue.rejected(
        "invalid_zone",
        input.id(),
        at(feature),
        "Invalid zone: feature %d of %s is a point or a line; zones are polygons"
            .formatted(feature.index(), input.id()));
  }

  private static String at(Feature feature) {
    return "feature " + feature.index();
  }

  /** A layer that misses the city gives it no values; that is said, not left to be seen. */
  private Issue noneInCity(SpatialInput input) {
    return Issue.kept(
        "no_zones_in_city",
        input.id(),
        null,
        "Invalid zones: no polygon of %s with an id lies in %s; check its CRS, or name the cities that it is of by cities"
            .formatted(input.id(), city.place()));
  }

  /** Zones that overlap or leave land do not add up to the city; that is said, not mended. */
  private void checkCover(SpatialInput input, Map<String, CityZone> found) {
    var geometries = new TreeMap<String, Geometry>();
    found.forEach((id, zone) -> geometries.put(id, zone.geometry()));
    ZoneCover cover = ZoneCover.of(city.frame().boundary(), geometries);
    if (cover.uncoveredShare() > TOLERANCE) {
      city.add(leavesLand(input, cover.uncoveredShare()));
    }
    if (cover.overlapShare() > TOLERANCE) {
      cover.most().ifPresent(pair -> city.add(overlaps(input, cover.overlapShare(), pair)));
    }
  }

  private Issue leavesLand(SpatialInput input, double share) {
    return Issue.kept(
        "zones_do_not_cover_city",
        input.id(),
        null,
        String.format(
            Locale.ROOT,
            "Invalid zones: those of %s leave %.2f %% of the area of %s without a zone, so their values do not add up to the city's; give a layer that covers it",
            input.id(),
            100 * share,
            city.place()));
  }

  private Issue overlaps(SpatialInput input, double share, ZoneCover.Pair most) {
    return Issue.kept(
        "zones_overlap",
        input.id(),
        null,
        String.format(
            Locale.ROOT,
            "Invalid zones: those of %s overlap on %.2f %% of the area of %s, so their values add up to more than the city's; '%s' and '%s' share most, %.4f km2. Correct their borders, or give layers of different levels as inputs of their own",
            input.id(),
            100 * share,
            city.place(),
            most.first(),
            most.second(),
            most.areaM2() / M2_PER_KM2));
  }
}

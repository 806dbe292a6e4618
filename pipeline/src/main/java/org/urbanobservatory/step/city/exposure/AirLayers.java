package org.urbanobservatory.step.city.exposure;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.air.AnnualMeans;
import org.urbanobservatory.measure.air.RasterAir;
import org.urbanobservatory.measure.air.StationRule;
import org.urbanobservatory.measure.air.StationSeries;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The air inputs of one city, each read once. */
final class AirLayers {
  /** How many stations a message names. */
  private static final int NAMED = 5;

  private final CityContext city;
  private final List<AirLayer> layers = new ArrayList<>();

  AirLayers(CityContext city) {
    this.city = city;
    for (SpatialInput input : city.inputs(SpatialInput.Kind.AIR)) {
      read(input).ifPresent(this::add);
    }
  }

  /** Keeps a layer unless another of its pollutant and year is there. */
  private void add(AirLayer layer) {
    Optional<AirLayer> first =
        layers.stream()
            .filter(known -> known.input().year() == layer.input().year())
            .filter(known -> pollutant(known.input()).equals(pollutant(layer.input())))
            .findFirst();
    if (first.isPresent()) {
      city.facts().notUsed(layer.input().year(), layer.input().id(), first.get().input().id());
    } else {
      layers.add(layer);
    }
  }

  /** The pollutant of an input. */
  static String pollutant(SpatialInput input) {
    String pollutant = input.option("pollutant");
    return pollutant == null ? "pm25" : pollutant;
  }

  /** The pollutants that the inputs of the city are about, read or not. */
  List<String> pollutants() {
    var pollutants = new TreeSet<String>();
    city.inputs(SpatialInput.Kind.AIR).forEach(input -> pollutants.add(pollutant(input)));
    return List.copyOf(pollutants);
  }

  /** The layer of the year nearest to a year, the later one of equals, the first of one year. */
  Optional<AirLayer> findNear(String pollutant, int year) {
    return layers.stream()
        .filter(layer -> pollutant(layer.input()).equals(pollutant))
        .min(
            Comparator.comparingInt((AirLayer layer) -> Math.abs(layer.input().year() - year))
                .thenComparing(layer -> -layer.input().year()));
  }

  private Optional<AirLayer> read(SpatialInput input) {
    try {
      return CityPeople.isRaster(input) ? raster(input) : stations(input);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      // What a reader or a CRS makes useless costs the values of this input alone.
      city.add(input.unreadable(city.place(), e));
      city.reads().nothing(input);
      return Optional.empty();
    }
  }

  private Optional<AirLayer> raster(SpatialInput input) {
    Optional<GridRaster> window = city.rasters().window(input);
    if (window.isEmpty()) {
      city.reads().nothing(input);
      if (!city.rasters().isUnreadable(input)) {
        city.add(missesCity(input));
      }
      return Optional.empty();
    }
    GridRaster grid = window.get();
    RasterAir air = RasterAir.of(grid.raster(), city.frame().plane(grid.crs()));
    if (air.rejectedCells() > 0) {
      city.add(negative(input, air.rejectedCells()));
    }
    city.reads().cells(input, grid.raster().valued(), air.rejectedCells());
    return Optional.of(AirLayer.ofRaster(input, air));
  }

  private Optional<AirLayer> stations(SpatialInput input) {
    AirStations read = AirStations.read(city, input);
    city.reads().rows(input, read.rows(), read.rejected());
    if (read.isRefused()) {
      return Optional.empty();
    }
    double completeness = city.plan().number("air.completeness", AnnualMeans.DEFAULT_COMPLETENESS);
    AnnualMeans means = AnnualMeans.of(read.series(), completeness);
    if (!means.incomplete().isEmpty()) {
      city.reads().tell(input, incomplete(input, means.incomplete(), completeness));
    }
    if (means.stations().isEmpty()) {
      city.reads().tell(input, withoutStation(input));
      return Optional.empty();
    }
    return Optional.of(AirLayer.ofStations(input, means.stations(), rule(), completeness));
  }

  private StationRule rule() {
    double limit = city.plan().number("air.max_distance_m", Double.POSITIVE_INFINITY);
    return city.plan().text("air.method", "nearest").equals("idw")
        ? new StationRule.InverseDistance(city.plan().number("air.power", 2), limit)
        : new StationRule.Nearest(limit);
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        "air_does_not_cover_city",
        input.id(),
        null,
        "Invalid air raster: %s does not reach %s; give a file that covers the city"
            .formatted(input.id(), city.place()));
  }

  private static Issue negative(SpatialInput input, int cells) {
    return Issue.rejected(
        "negative_concentration",
        input.id(),
        null,
        "Invalid air raster: %d cells of %s are below 0 or infinite; they count as no value"
            .formatted(cells, input.id()));
  }

  private Issue incomplete(SpatialInput input, List<StationSeries> series, double completeness) {
    var shares = new TreeMap<String, String>();
    series.forEach(
        s -> shares.put(s.station(), String.format(Locale.ROOT, "%.3f", s.completeness())));
    String named =
        String.join(
            ", ",
            shares.entrySet().stream()
                .limit(NAMED)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .toList());
    return Issue.kept(
        "station_incomplete",
        input.id(),
        null,
        "Invalid stations: %d of %s report for less than %s of %d and do not count: %s%s; lower air.completeness if that is enough"
            .formatted(
                shares.size(),
                input.id(),
                completeness,
                input.year(),
                named,
                shares.size() > NAMED ? ", ..." : ""));
  }

  private Issue withoutStation(SpatialInput input) {
    return Issue.rejected(
        "no_complete_station",
        input.id(),
        null,
        "Invalid stations: %s has no station with enough readings of %s in %d; check its year, its pollutant and air.completeness"
            .formatted(input.id(), pollutant(input), input.year()));
  }
}

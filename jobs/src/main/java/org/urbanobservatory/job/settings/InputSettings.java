package org.urbanobservatory.job.settings;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.tabular.DecimalStyle;
import org.urbanobservatory.source.tabular.StatisticsInput;

/** One input of the configuration: what every kind shares, and what its kind adds. */
public sealed interface InputSettings {

  /** What every kind shares. */
  Common common();

  /** The key under {@code inputs}, for example {@code built_up}. */
  String kind();

  default String id() {
    return common().id();
  }

  /**
   * What every kind of input shares.
   *
   * @param id unique among all inputs
   * @param path as the configuration writes it
   * @param location the absolute local path or URI it resolves to; may hold {@code {city_id}}
   * @param period the dates the data refer to, null when the rows say it
   * @param source label of the source
   * @param licence licence of the source, null if not said
   * @param confidential used, never republished
   * @param minCellCount smallest number of people in a published cell
   * @param required whether the run needs it
   * @param cities ids of the cities it is for, empty for all
   */
  record Common(
      String id,
      String path,
      String location,
      Period period,
      String source,
      String licence,
      boolean confidential,
      int minCellCount,
      boolean required,
      List<String> cities) {
    private static final String CITY_ID = "{city_id}";

    public Common {
      cities = List.copyOf(cities);
    }

    /** Whether there is one file per city. */
    public boolean isPerCity() {
      return location.contains(CITY_ID);
    }

    /** Whether it is meant for the city. */
    public boolean covers(String cityId) {
      return cities.isEmpty() || cities.contains(cityId);
    }

    /** The shared file. Not for inputs with a file per city. */
    public ByteSource bytes() {
      if (isPerCity()) {
        throw new IllegalStateException("Invalid use of input " + id + ": has a file per city");
      }
      return new ByteSource(location);
    }

    /** The file that holds the city's data, shared or its own. */
    public ByteSource bytes(String cityId) {
      return new ByteSource(location.replace(CITY_ID, cityId));
    }
  }

  /**
   * Statistical values by place, variable and year.
   *
   * @param encoding declared character encoding, null to detect a byte order mark, else UTF-8
   * @param delimiter declared field delimiter, null to detect it
   * @param decimal declared decimal mark, null to detect it
   * @param extent the extent that values describe unless a row says otherwise
   * @param columns names of the file's columns where they differ, by what they stand for
   * @param constants values for every row where the file has no such column
   */
  record Statistics(
      Common common,
      Charset encoding,
      Character delimiter,
      DecimalStyle decimal,
      String extent,
      Map<String, String> columns,
      Map<String, String> constants)
      implements InputSettings {
    public Statistics {
      columns = Map.copyOf(columns);
      constants = Map.copyOf(constants);
    }

    @Override
    public String kind() {
      return "statistics";
    }

    /** The same for the reader. */
    public StatisticsInput input() {
      return new StatisticsInput(
          common.id(),
          common.path(),
          common.source(),
          common.licence(),
          encoding,
          delimiter,
          decimal,
          extent,
          columns,
          constants);
    }
  }

  /**
   * The street network: OSM PBF, or vector lines with the named columns.
   *
   * @param classColumn column of the street class, null if none
   * @param widthColumn column of the carriageway width in metres, null if none
   * @param lanesColumn column of the number of lanes, null if none
   * @param onewayColumn column that marks one-way streets, null if none
   */
  record Streets(
      Common common,
      String classColumn,
      String widthColumn,
      String lanesColumn,
      String onewayColumn)
      implements InputSettings {
    @Override
    public String kind() {
      return "streets";
    }
  }

  /**
   * Where people live.
   *
   * @param quantity what a raster cell holds, null for vector files and CSV
   * @param column column of people, null for a raster
   * @param x column of the x coordinate of a CSV, else null
   * @param y column of the y coordinate of a CSV, else null
   * @param crs declared CRS of a CSV, else null
   * @param sex the sex that is counted, {@code _T} for all
   * @param age the age group that is counted, {@code _T} for all
   * @param controlTotal variable of statistics that the people are scaled to, null for none
   */
  record Population(
      Common common,
      Quantity quantity,
      String column,
      String x,
      String y,
      String crs,
      String sex,
      String age,
      String controlTotal)
      implements InputSettings {
    /** People in a cell, or people per km2. */
    public enum Quantity {
      COUNT,
      DENSITY
    }

    @Override
    public String kind() {
      return "population";
    }
  }

  /**
   * Built-up land as a raster.
   *
   * @param value what a cell holds
   * @param threshold smallest share of a cell that counts as built up, 0 to 1
   */
  record BuiltUp(Common common, Value value, double threshold) implements InputSettings {
    /** 0 or 1, the built-up share of the cell, or the year the cell was first built up. */
    public enum Value {
      BINARY,
      SHARE,
      EPOCH
    }

    @Override
    public String kind() {
      return "built_up";
    }
  }

  /**
   * Any other layer: open spaces, stops, facilities, hazards, ... What its kind adds is kept as
   * names and texts; the configuration's schema says which there are.
   *
   * @param kind the key under {@code inputs}
   * @param options what is said beside the common keys, lists joined by commas
   */
  record Layer(Common common, String kind, Map<String, String> options) implements InputSettings {
    public Layer {
      options = Map.copyOf(options);
    }

    /** An option, null if it is not said. */
    public String option(String name) {
      return options.get(name);
    }
  }
}

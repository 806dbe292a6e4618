package org.urbanobservatory.source.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorSettings;

/** What is wrong with one feature of the file of cities costs that city, and no other. */
class CityFaultsTest {
  private static final Set<String> COUNTRIES = Set.of("XAV", "BRA");
  private static final Place FAULTY = new Place("XAV", "a");
  private static final String NAMED = "'city_id':'a','country_code':'XAV','name':'A'";
  private static final String SQUARE =
      "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[10.1,50.1],[10,50.1],[10,50]]]}";
  private static final String GOOD =
      feature("'city_id':'good','country_code':'XAV','name':'Good'", SQUARE);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "null ~ empty_geometry ~ geometry of XAV/a in c.geojson feature 1: the feature has none; draw or remove it",
        "{'type':'Polygon','coordinates':[]} ~ empty_geometry ~ geometry of XAV/a in c.geojson feature 1: the feature has none; draw or remove it",
        "{'type':'Polygon','coordinates':[[]]} ~ empty_geometry ~ geometry of XAV/a in c.geojson feature 1: the feature has none; draw or remove it",
        "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[10.1,50.1],[10,50.1]]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: a ring begins at (10.0, 50.0) and ends at (10.0, 50.1); it has to end where it begins; draw the boundary again",
        "{'type':'Polygon','coordinates':[[[10,50],[10,50]]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: Invalid number of points in LinearRing (found 2 - must be 0 or >= 3); draw the boundary again",
        "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[NaN,50.1],[10,50]]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: coordinate (NaN, 50.1) is not finite; draw the boundary again",
        "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[10,1e400],[10,50]]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: coordinate (10.0, Infinity) is not finite; draw the boundary again",
        "{'type':'Polygon','coordinates':[[['10','50']]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: coordinates hold VALUE_STRING where an array is due; draw the boundary again",
        "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[10,50],[10,50]]]} ~ invalid_geometry ~ boundary of XAV/a in c.geojson feature 1: it is not valid and encloses no area; draw it again",
        "{'type':'Polygon','coordinates':[[[10,50],[10,50],[10,50],[10,50]]]} ~ invalid_geometry ~ boundary of XAV/a in c.geojson feature 1: it is not valid and encloses no area; draw it again",
        "{'type':'Polygon','coordinates':[[[0,0],[1e-200,0],[0,1e-200],[0,0]]]} ~ invalid_geometry ~ boundary of XAV/a in c.geojson feature 1: it is not valid and encloses no area; draw it again",
        "{'type':'Polygon','coordinates':[[[10,50],[10.1,50],[10,95.5],[10,50]]]} ~ coordinates_out_of_range ~ boundary of XAV/a in c.geojson feature 1: its vertex (10.0, 95.5) is no longitude and latitude of OGC:CRS84; draw it again",
        "{'type':'Polygon','coordinates':[[[200,50],[200.1,50],[200,50.1],[200,50]]]} ~ coordinates_out_of_range ~ boundary of XAV/a in c.geojson feature 1: x from 200.0 to 200.1 and y from 50.0 to 50.1 are no degrees of OGC:CRS84; draw it again, or state the CRS of the file in it",
        "{'type':'Point','coordinates':[10,50]} ~ not_polygonal ~ boundary of XAV/a in c.geojson feature 1: it is a Point, not a polygon; draw the area of the city",
        "{'type':'LineString','coordinates':[[10,50],[11,50]]} ~ not_polygonal ~ boundary of XAV/a in c.geojson feature 1: it is a LineString, not a polygon; draw the area of the city",
        "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[10,50]}]} ~ not_polygonal ~ boundary of XAV/a in c.geojson feature 1: it is a GeometryCollection, not a polygon; draw the area of the city",
        "{'type':'Poligon','coordinates':[[[10,50]]]} ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: its type 'Poligon' is no GeoJSON geometry; draw the boundary again",
        "'POLYGON EMPTY' ~ invalid_geometry ~ geometry of XAV/a in c.geojson feature 1: it is no object; draw the boundary again"
      })
  void anUnusableBoundaryCostsItsCity(String geometry, String code, String message)
      throws IOException {
    CityRead read = read(feature(NAMED, geometry));
    assertThat(read.failedCities())
        .containsExactly(Issue.error(code, "cities", "feature 1", "Invalid " + message).at(FAULTY));
    assertThat(read.failedPlaces()).containsExactly(FAULTY);
    assertThatOnlyThatCityIsLost(read);
  }

  /**
   * A projection's formulas may give a longitude and latitude of another place for what is none.
   */
  @ParameterizedTest
  @CsvSource({
    "EPSG:31982, 5e7",
    "EPSG:31982, 1e12",
    "EPSG:2193, 1e9",
    "EPSG:3857, 5e7",
    "ESRI:54009, 5e7"
  })
  void aVertexBeyondTheGlobeCostsItsCity(String crs, double x) throws IOException {
    String ring = "[[[480000,6670000],[%s,6670000],[480000,6680000],[480000,6670000]]]";
    String geometry = "{'type':'Polygon','coordinates':" + ring + "}";
    Path file =
        write(
            feature(NAMED, geometry.formatted(x))
                + ","
                + feature(
                    "'city_id':'good','country_code':'XAV','name':'Good'",
                    geometry.formatted(490000)));
    CityRead read =
        CityReader.read(
            ByteSource.of(file),
            "c.geojson",
            VectorSettings.detected("cities").withCrs(Crs.of(crs)),
            COUNTRIES);
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::place, Issue::message)
        .containsExactly(
            tuple(
                "coordinates_out_of_range",
                FAULTY,
                "Invalid boundary of XAV/a in c.geojson feature 1: its vertex (%s, 6670000.0) is"
                        .formatted(x)
                    + " nowhere on the globe in "
                    + crs
                    + "; draw it again, or state the CRS of the file in it"));
    assertThatOnlyThatCityIsLost(read);
  }

  /** The last vertex but one is on the antimeridian, as a file rounds it. */
  @Test
  void aBoundaryMayEndAtTheAntimeridian() throws IOException {
    String ring =
        "[[[20030000,-2000000],[20037508.343,-2000000],[20037508.343,-1990000],[20030000,-2000000]]]";
    Path file = write(feature(NAMED, "{'type':'Polygon','coordinates':" + ring + "}"));
    CityRead read =
        CityReader.read(
            ByteSource.of(file),
            "c.geojson",
            VectorSettings.detected("cities").withCrs(Crs.of("EPSG:3857")),
            COUNTRIES);
    assertThat(read.failedCities()).isEmpty();
    assertThat(read.cities()).hasSize(1);
  }

  @Test
  void aCityOnBothSidesOfTheAntimeridianIsRefused() throws IOException {
    String parts =
        "[[[[179.9,-17],[180,-17],[180,-16.9],[179.9,-17]]],[[[-180,-17],[-179.9,-17],[-180,-16.9],[-180,-17]]]]";
    CityRead read = read(feature(NAMED, "{'type':'MultiPolygon','coordinates':" + parts + "}"));
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            tuple(
                "crosses_180th_meridian",
                "Invalid boundary of XAV/a in c.geojson feature 1: it reaches from longitude -180.0 to 180.0; a city on both sides of the 180th meridian cannot be measured as one: give its parts as cities of their own"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {"''", "'  '", "null"})
  void aCityNeedsAName(String name) throws IOException {
    CityRead read = read(feature(NAMED.replace("'A'", name), SQUARE));
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::place, Issue::variable, Issue::message)
        .containsExactly(
            tuple(
                "empty_cell",
                FAULTY,
                "name",
                "Invalid name of XAV/a in c.geojson feature 1: the property is empty; fill it in"));
    assertThatOnlyThatCityIsLost(read);
  }

  @Test
  void allThatIsWrongWithACityIsSaidAtOnce() throws IOException {
    CityRead read = read(feature("'city_id':'a','country_code':'XAV'", "null"));
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::place)
        .containsExactly(tuple("empty_cell", FAULTY), tuple("empty_geometry", FAULTY));
    assertThatOnlyThatCityIsLost(read);
  }

  /** It cannot be a row of any table; it is said by its place in the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'name':'A','country_code':'XAV' ~ empty_cell ~ city_id in c.geojson feature 1: the property is empty; fill it in",
        "'city_id':null,'country_code':'XAV' ~ empty_cell ~ city_id in c.geojson feature 1: the property is empty; fill it in",
        "'city_id':' ','country_code':'XAV' ~ empty_cell ~ city_id in c.geojson feature 1: the property is empty; fill it in",
        "'city_id':'a','name':'A' ~ empty_cell ~ country_code of city 'a' in c.geojson feature 1: the property is empty; fill it in",
        "'city_id':'a','country_code':'XA' ~ unknown_country ~ country_code of city 'a' in c.geojson feature 1: 'XA' is no ISO 3166-1 alpha-3 code; correct it; did you mean 'XAV'?",
        "'city_id':'a','country_code':'xav' ~ unknown_country ~ country_code of city 'a' in c.geojson feature 1: 'xav' is no ISO 3166-1 alpha-3 code; correct it; did you mean 'XAV'?",
        "'city_id':'a','country_code':'KEN' ~ unknown_country ~ country_code of city 'a' in c.geojson feature 1: 'KEN' is not in `countries` of the configuration; add it or correct it"
      })
  void aFeatureThatNamesNoCityIsSaidByItsNumber(String properties, String code, String message)
      throws IOException {
    CityRead read = read(feature(properties, SQUARE));
    assertThat(read.failedCities())
        .singleElement()
        .matches(CityRead::costsUnnamedCity)
        .extracting(Issue::code, Issue::place, Issue::location, Issue::message)
        .containsExactly(code, null, "feature 1", "Invalid " + message);
    assertThat(read.failedPlaces()).isEmpty();
    assertThat(read.ids().contains("a")).isEqualTo(properties.contains("'a'"));
    assertThatOnlyThatCityIsLost(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {"null", "5", "[]", "{}", "{'type':'Feature','properties':null,'geometry':null}"})
  void whatIsNoFeatureIsSaidByItsNumber(String element) throws IOException {
    CityRead read = read(element);
    assertThat(read.failedCities())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid city_id in c.geojson feature 1: the property is empty; fill it in");
    assertThatOnlyThatCityIsLost(read);
  }

  /** Which of the two is meant is open, also when one of them is badly drawn. */
  @Test
  void anUnusableTwinStillMakesTheIdAmbiguous() throws IOException {
    CityRead read = read(feature(NAMED.replace("'a'", "'good'"), "null"));
    assertThat(read.configurationFaults())
        .extracting(Issue::code, Issue::place)
        .containsExactly(tuple("duplicate_city_id", null), tuple("duplicate_city_id", null));
    assertThat(read.failedCities()).isEmpty();
    assertThat(read.cities()).isEmpty();
  }

  @Test
  void aFileWithoutAUsableCityIsRefused() throws IOException {
    Path file = write(feature(NAMED, "null"));
    CityRead read = CityReader.read(ByteSource.of(file), "c.geojson", COUNTRIES);
    assertThat(read.failedPlaces()).containsExactly(FAULTY);
    assertThat(read.configurationFaults())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            tuple(
                "no_city",
                "Invalid cities in c.geojson: the file holds no usable feature among 1; correct"
                    + " them"));
    assertThat(read.summary().rejected()).isEqualTo(1);
  }

  /** The attributes of a row say whose it is, whatever the bytes of its geometry are. */
  @Test
  void aRowOfAGeoPackageIsNamedByItsAttributes() throws Exception {
    Geometry square = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
    String wkb = WKBWriter.toHex(new WKBWriter().write(square));
    // The number of the ring's points, which the bytes do not hold.
    String lying = wkb.replace("00000001" + "00000005", "00000001" + "7FFFFFF0");
    assertThat(lying).isNotEqualTo(wkb);
    CityRead read =
        CityReader.read(
            ByteSource.of(geoPackage(wkb, lying, wkb.substring(0, 40))), "c.gpkg", COUNTRIES);
    assertThat(read.configurationFaults()).isEmpty();
    assertThat(read.cities()).extracting(City::name).containsExactly("Good");
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::location, i -> i.place().cityId())
        .containsExactly(
            tuple("invalid_geometry", "feature 2 (id 2)", "lying"),
            tuple("invalid_geometry", "feature 3 (id 3)", "cut"),
            tuple("empty_geometry", "feature 4 (id 4)", "none"));
    assertThat(read.failedCities().get(1).message())
        .startsWith("Invalid geometry of XAV/cut in c.gpkg feature 3 (id 3): its 20 bytes are no")
        .endsWith("; draw the boundary again");
  }

  private Path geoPackage(String good, String lying, String cut) throws Exception {
    Path file = folder.resolve("c.gpkg");
    String sql =
        """
        CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
        CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, '');
        INSERT INTO gpkg_contents VALUES ('cities', 'features');
        INSERT INTO gpkg_geometry_columns VALUES ('cities', 'geom', 4326);
        CREATE TABLE cities (fid INTEGER PRIMARY KEY, geom BLOB, city_id TEXT, country_code TEXT, name TEXT);
        INSERT INTO cities VALUES (1, x'4750000100000000%s', 'good', 'XAV', 'Good');
        INSERT INTO cities VALUES (2, x'4750000100000000%s', 'lying', 'XAV', 'Lying');
        INSERT INTO cities VALUES (3, x'4750000100000000%s', 'cut', 'XAV', 'Cut');
        INSERT INTO cities VALUES (4, NULL, 'none', 'XAV', 'None')"""
            .formatted(good, lying, cut);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String one : sql.split(";\n")) {
        statement.execute(one);
      }
    }
    return file;
  }

  private static void assertThatOnlyThatCityIsLost(CityRead read) {
    assertThat(read.configurationFaults()).isEmpty();
    assertThat(read.cities()).extracting(City::name).containsExactly("Good");
    assertThat(read.summary().read()).isEqualTo(2);
    assertThat(read.summary().accepted()).isEqualTo(1);
    assertThat(read.summary().rejected()).isEqualTo(1);
  }

  /** The feature first, a good one after it. */
  private CityRead read(String feature) throws IOException {
    return CityReader.read(ByteSource.of(write(feature + "," + GOOD)), "c.geojson", COUNTRIES);
  }

  private Path write(String features) throws IOException {
    String text = "{'type':'FeatureCollection','features':[" + features + "]}";
    return Files.writeString(folder.resolve("c.geojson"), text.replace('\'', '"'));
  }

  private static String feature(String properties, String geometry) {
    return "{'type':'Feature','properties':{%s},'geometry':%s}".formatted(properties, geometry);
  }
}

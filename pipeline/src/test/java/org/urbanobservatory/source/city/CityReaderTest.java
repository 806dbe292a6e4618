package org.urbanobservatory.source.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorSettings;

class CityReaderTest {
  private static final Set<String> COUNTRIES = Set.of("XAV", "BRA");
  private static final String SQUARE = "[[[10,50],[10.1,50],[10.1,50.1],[10,50.1],[10,50]]]";
  private static final String GOOD = feature("'good','country_code':'XAV','name':'Good'", SQUARE);

  @TempDir Path folder;

  @Test
  void readsPortoAlegre() {
    Path file = SharedData.folder("porto-alegre").resolve("boundary.geojson");
    CityRead read =
        CityReader.read(
            ByteSource.of(file), "b.geojson", VectorSettings.detected("cities"), COUNTRIES);
    assertThat(read.issues()).isEmpty();
    City city = read.cities().get(0);
    assertThat(city.place()).isEqualTo(new Place("BRA", "porto-alegre-centro"));
    assertThat(city.name()).isEqualTo("Porto Alegre (study area)");
    assertThat(city.officialCode()).isNull();
    double km2 =
        Reprojection.between(Crs.CRS84, Crs.of("EPSG:31982")).geometry(city.boundary()).getArea()
            / 1e6;
    assertThat(km2).isCloseTo(113.109, within(0.001));
    assertThat(read.summary().accepted()).isEqualTo(1);
  }

  @Test
  void sortsTheCitiesAndKeepsTheOfficialCode() throws IOException {
    CityRead read =
        read(
            GOOD
                + ","
                + feature("'alba','country_code':'XAV','name':'Alba','official_code':4", SQUARE));
    assertThat(read.cities()).extracting(c -> c.place().cityId()).containsExactly("alba", "good");
    assertThat(read.cities().get(0).officialCode()).isEqualTo("4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'../x','country_code':'XAV','name':'A' ~ unsafe_city_id ~ Invalid city_id in c.geojson feature 1: '../x' must be 1 to 64 of a-z, 0-9 and '-', because it names a folder",
        "'Alba','country_code':'XAV','name':'A' ~ unsafe_city_id ~ Invalid city_id in c.geojson feature 1: 'Alba' must be 1 to 64 of a-z, 0-9 and '-', because it names a folder"
      })
  void aBadIdIsAFaultOfTheConfiguration(String properties, String code, String message)
      throws IOException {
    CityRead read = read(feature(properties, SQUARE) + "," + GOOD);
    assertThat(read.configurationFaults())
        .extracting(Issue::code, Issue::message, Issue::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                code, message.replace("|", "'"), Issue.Severity.ERROR));
    assertThat(read.cities()).extracting(City::name).containsExactly("Good");
    assertThat(read.summary().rejected()).isEqualTo(1);
  }

  @Test
  void aRepeatedIdRefusesEveryCityThatHasIt() throws IOException {
    String twin = feature("'twin','country_code':'XAV','name':'T'", SQUARE);
    CityRead read = read(twin + "," + GOOD + "," + twin);
    assertThat(read.configurationFaults())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid city_id in c.geojson feature 1: 'twin' is the id of feature 1, feature 3; give"
                + " each city its own",
            "Invalid city_id in c.geojson feature 3: 'twin' is the id of feature 1, feature 3; give"
                + " each city its own");
    assertThat(read.cities()).extracting(City::name).containsExactly("Good");
  }

  @Test
  void aMissingPropertyNamesTheNearest() throws IOException {
    CityRead read = read(GOOD.replace("city_id", "cityid"));
    assertThat(read.configurationFaults())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "missing_column",
                "Invalid properties in c.geojson: 'city_id' is missing; found: cityid,"
                    + " country_code, name; did you mean 'cityid'?"));
    assertThat(read.summary().rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "XAV ~ [[[50,110],[50.1,110],[50.1,110.1],[50,110]]] ~ swapped_coordinates ~ Invalid boundary of XAV/a in c.geojson feature 1: latitudes reach from 110.0 to 110.1, longitudes from 50.0 to 50.1: they are swapped; write longitude first",
        "BRA ~ [[[-30,-51],[-30.1,-51],[-30.1,-51.1],[-30,-51]]] ~ swapped_coordinates ~ Invalid boundary of BRA/a in c.geojson feature 1: longitude -30.0500, latitude -51.0500 is outside of BRA and would be inside if they were swapped; write longitude first",
        "XAV ~ [[[480000,6600000],[481000,6600000],[481000,6601000],[480000,6600000]]] ~ coordinates_out_of_range ~ Invalid geometry of XAV/a in c.geojson feature 1: coordinate (480000, 6600000) is no longitude and latitude, which OGC:CRS84 has; write degrees, or state the CRS of the file in it",
        "XAV ~ [[[0,0],[1,1],[0,0],[0,0]]] ~ invalid_geometry ~ Invalid boundary of XAV/a in c.geojson feature 1: it is not valid and encloses no area; draw it again"
      })
  void aBadBoundaryCostsItsCityAlone(String country, String rings, String code, String message)
      throws IOException {
    CityRead read =
        read(feature("'a','country_code':'" + country + "','name':'A'", rings) + "," + GOOD);
    assertThat(read.configurationFaults()).isEmpty();
    assertThat(read.failedCities())
        .extracting(Issue::code, Issue::message, Issue::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(code, message, new Place(country, "a")));
    assertThat(read.cities()).extracting(City::name).containsExactly("Good");
  }

  @Test
  void aBoundaryThatCrossesItselfIsRepairedAndSaid() throws IOException {
    String bowTie = "[[[10,0],[10.2,0.1],[10.2,0],[10,0.1],[10,0]]]";
    CityRead read = read(feature("'a','country_code':'XAV','name':'A'", bowTie));
    assertThat(read.cities().get(0).boundary().isValid()).isTrue();
    assertThat(read.cities().get(0).boundary().getArea()).isCloseTo(0.01, within(1e-12));
    Issue issue = read.issues().get(0);
    assertThat(issue.action()).isEqualTo(Issue.Action.REPAIRED);
    assertThat(issue.place()).isEqualTo(new Place("XAV", "a"));
    assertThat(issue.message())
        .isEqualTo(
            "Invalid boundary of XAV/a in c.geojson feature 1: Self-intersection at (10.1, 0.05);"
                + " repaired, area 0.000000 km2 before and 123.643334 km2 after; check the"
                + " drawing");
  }

  @Test
  void aFileWithoutACrsIsRefused() throws IOException {
    Path file = write("{'type':'FeatureCollection','crs':null,'features':[" + GOOD + "]}");
    CityRead read =
        CityReader.read(
            ByteSource.of(file), "c.geojson", VectorSettings.detected("cities"), COUNTRIES);
    assertThat(read.configurationFaults()).extracting(Issue::code).containsExactly("missing_crs");
    assertThat(read.cities()).isEmpty();
  }

  @Test
  void aDeclaredCrsBringsTheBoundaryToDegrees() throws IOException {
    String metres = "[[[480000,6670000],[490000,6670000],[490000,6680000],[480000,6670000]]]";
    Path file =
        write(
            "{'type':'FeatureCollection','features':["
                + feature("'poa','country_code':'BRA','name':'P'", metres)
                + "]}");
    CityRead read =
        CityReader.read(
            ByteSource.of(file),
            "c.geojson",
            VectorSettings.detected("cities").withCrs(Crs.of("EPSG:31982")),
            COUNTRIES);
    double[] corner = Reprojection.between(Crs.of("EPSG:31982"), Crs.CRS84).point(480000, 6670000);
    assertThat(read.cities().get(0).boundary().getCoordinate().x).isEqualTo(corner[0]);
    assertThat(read.cities().get(0).boundary().getCoordinate().y).isEqualTo(corner[1]);
    assertThat(read.issues()).extracting(Issue::code).containsExactly("crs_overridden");
  }

  private CityRead read(String features) throws IOException {
    Path file = write("{'type':'FeatureCollection','features':[" + features + "]}");
    return CityReader.read(
        ByteSource.of(file), "c.geojson", VectorSettings.detected("cities"), COUNTRIES);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("c.geojson"), text.replace('\'', '"'));
  }

  private static String feature(String idAndMore, String rings) {
    return "{'type':'Feature','properties':{'city_id':%s},'geometry':{'type':'Polygon','coordinates':%s}}"
        .formatted(idAndMore, rings);
  }
}

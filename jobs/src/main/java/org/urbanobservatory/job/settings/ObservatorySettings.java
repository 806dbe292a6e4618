package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration of an observatory, checked.
 *
 * @param file the YAML file, absolute
 * @param id of the observatory
 * @param name of the observatory
 * @param years reporting years, ascending
 * @param countries by code, ascending
 * @param cities the cities' file
 * @param extents in the order of the file
 * @param editions ids of the catalogue, or absolute paths of edition files
 * @param inputs by id, ascending
 * @param output where releases go
 * @param computation how things are computed
 * @param redacted the file's content as written: {@code ${NAME}} is not replaced, so it holds no
 *     secret; may be published
 * @param secrets the values taken from the environment
 */
public record ObservatorySettings(
    Path file,
    String id,
    String name,
    List<Integer> years,
    List<CountrySettings> countries,
    CitiesSettings cities,
    List<ExtentSettings> extents,
    List<String> editions,
    List<InputSettings> inputs,
    OutputSettings output,
    ComputationSettings computation,
    JsonNode redacted,
    Secrets secrets) {
  public ObservatorySettings {
    years = years.stream().sorted().toList();
    countries = List.copyOf(countries);
    extents = List.copyOf(extents);
    editions = List.copyOf(editions);
    inputs = List.copyOf(inputs);
  }

  /** The inputs of one kind, by id. */
  public <T extends InputSettings> List<T> inputs(Class<T> kind) {
    return inputs.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public Optional<InputSettings> findInput(String inputId) {
    return inputs.stream().filter(input -> input.id().equals(inputId)).findFirst();
  }

  public Optional<CountrySettings> findCountry(String code) {
    return countries.stream().filter(country -> country.code().equals(code)).findFirst();
  }

  /** The inputs that an extent is delineated from. */
  public List<InputSettings> inputs(ExtentSettings extent) {
    return extent.inputs().stream().map(this::findInput).flatMap(Optional::stream).toList();
  }

  /** The same settings with releases published to another folder. */
  public ObservatorySettings withOutput(String path, String location) {
    return new ObservatorySettings(
        file,
        id,
        name,
        years,
        countries,
        cities,
        extents,
        editions,
        inputs,
        new OutputSettings(path, location, output.layout()),
        computation,
        redacted,
        secrets);
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "ObservatorySettings[" + file + ", " + redacted + "]";
  }
}

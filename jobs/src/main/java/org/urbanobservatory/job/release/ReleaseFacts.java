package org.urbanobservatory.job.release;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.InputSummary;

/**
 * What a release says about its making, besides its tables.
 *
 * @param observatory id of the observatory
 * @param codeVersion version of the code
 * @param catalogueSha256 checksum of all definitions
 * @param settings what the run was told, without secrets; sorted by name
 * @param inputs what was read, sorted by input, path and checksum
 * @param cities what became of each configured city, sorted by country and city
 */
public record ReleaseFacts(
    String observatory,
    String codeVersion,
    String catalogueSha256,
    Map<String, String> settings,
    List<InputSummary> inputs,
    List<CityStatus> cities) {
  private static final Comparator<InputSummary> BY_FILE =
      Comparator.comparing(InputSummary::input)
          .thenComparing(InputSummary::path)
          .thenComparing(InputSummary::sha256, Comparator.nullsFirst(Comparator.naturalOrder()));

  public ReleaseFacts {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    inputs = inputs.stream().sorted(BY_FILE).toList();
    cities =
        cities.stream()
            .sorted(Comparator.comparing(CityStatus::countryCode).thenComparing(CityStatus::cityId))
            .toList();
  }
}

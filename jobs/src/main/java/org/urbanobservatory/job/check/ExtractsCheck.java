package org.urbanobservatory.job.check;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.step.ingest.ExtractCheck;
import org.urbanobservatory.step.ingest.FeaturesTask.CityEnvelope;

/**
 * Whether OpenStreetMap extracts reach far enough around the cities and were not filtered. It reads
 * each extract through, which a run does anyway and then says the same; so only {@code check} asks.
 */
public final class ExtractsCheck {
  private final ObservatorySettings settings;
  private final List<City> cities;

  private ExtractsCheck(ObservatorySettings settings, List<City> cities) {
    this.settings = settings;
    this.cities = cities;
  }

  /** What is wrong with the extracts; nothing where the cities cannot be read. */
  public static List<Issue> issues(ObservatorySettings settings) {
    var check = new ExtractsCheck(settings, ConfiguredCities.read(settings).cities());
    var issues = new ArrayList<Issue>();
    settings.inputs(InputSettings.Streets.class).forEach(s -> issues.addAll(check.issues(s)));
    return issues;
  }

  private List<Issue> issues(InputSettings.Streets streets) {
    InputSettings.Common common = streets.common();
    List<City> served = cities.stream().filter(c -> common.covers(c.place().cityId())).toList();
    if (!common.isPerCity()) {
      return issues(common.id(), common.bytes(), served);
    }
    var issues = new ArrayList<Issue>();
    for (City city : served) {
      issues.addAll(issues(common.id(), common.bytes(city.place().cityId()), List.of(city)));
    }
    return issues;
  }

  private List<Issue> issues(String input, ByteSource bytes, List<City> served) {
    if (!bytes.fileName().endsWith(".pbf") || !bytes.exists()) {
      return List.of();
    }
    double bufferM = settings.computation().networkBufferM();
    List<CityEnvelope> envelopes =
        served.stream()
            .map(c -> CityEnvelope.around(c.place(), c.boundary().getEnvelopeInternal(), bufferM))
            .toList();
    return ExtractCheck.issues(input, bytes, envelopes);
  }
}

package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is measured in every city of a run, and how.
 *
 * @param computingCrs declared CRS for lengths and areas, null for a Lambert azimuthal equal-area
 *     projection centred on each city
 * @param reportingYears years in which a city has an area, also without any spatial input
 * @param extents the extents, in publication order
 * @param inputs the spatial inputs
 * @param intersectionRadiusM radius of the buffers that consolidate junctions, in metres
 * @param gridCellM side of a display grid cell, in metres
 * @param networkBufferM how far beyond the boundary the network is read, in metres
 */
public record MeasurePlan(
    String computingCrs,
    List<Integer> reportingYears,
    List<ExtentPlan> extents,
    List<SpatialInput> inputs,
    double intersectionRadiusM,
    double gridCellM,
    double networkBufferM)
    implements Serializable {
  public MeasurePlan {
    reportingYears = List.copyOf(reportingYears);
    extents = List.copyOf(extents);
    inputs = List.copyOf(inputs);
  }

  public List<SpatialInput> inputs(SpatialInput.Kind kind, String cityId) {
    return inputs.stream().filter(i -> i.kind() == kind && i.serves(cityId)).toList();
  }

  public Optional<SpatialInput> findInput(String id) {
    return inputs.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The reporting years, and those for which a city has any spatial input, ascending. */
  public List<Integer> years(String cityId) {
    var years = new TreeSet<>(reportingYears);
    inputs.stream().filter(i -> i.serves(cityId)).forEach(i -> years.add(i.year()));
    return List.copyOf(years);
  }
}

package org.urbanobservatory.job.run;

import java.time.LocalDate;
import java.util.List;
import org.urbanobservatory.job.check.Selection;
import org.urbanobservatory.job.console.OutputFormat;

/**
 * What the command line says about one run.
 *
 * @param asOf uses only inputs with a reference date up to it, null for all
 * @param cities ids of the cities to compute, the others are carried over; empty for all
 * @param country code of the country to compute, the others are carried over; null for all
 * @param master Spark master URL, for example {@code local[*]}
 * @param format of the result on standard output
 * @param force takes the output over from a run on another host that is gone
 */
public record RunOptions(
    LocalDate asOf,
    List<String> cities,
    String country,
    String master,
    OutputFormat format,
    boolean force) {
  public static final String LOCAL_MASTER = "local[*]";

  public RunOptions {
    cities = List.copyOf(cities);
  }

  /** All cities, all inputs, in this process. */
  public static RunOptions defaults() {
    return new RunOptions(null, List.of(), null, LOCAL_MASTER, OutputFormat.TEXT, false);
  }

  /** What of it the check looks at. */
  public Selection selection() {
    return new Selection(asOf, cities, country);
  }
}

package org.urbanobservatory.job.run;

import java.util.List;
import org.urbanobservatory.job.check.CheckJob;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;

/** The nightly job. */
public final class RunJob {
  private RunJob() {}

  /** Computes and publishes a release. */
  public static ExitStatus run(ObservatorySettings settings, RunOptions options, Console console) {
    List<Issue> faults = CheckJob.errors(CheckJob.check(settings));
    if (!faults.isEmpty()) {
      faults.forEach(fault -> console.error(fault.message()));
      return ExitStatus.REFUSED;
    }
    throw new UnsupportedOperationException("Cannot run " + settings.id() + ": not there yet");
  }
}

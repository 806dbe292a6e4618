package org.urbanobservatory.job.console;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Where a command speaks: results on standard output, progress and warnings on standard error. A
 * terminal gets one live line per phase, everything else plain timed lines. Safe to use from
 * several threads.
 */
public final class Console {
  /** What standard error is connected to. */
  public enum Kind {
    TERMINAL,
    LOG
  }

  private static final String ERASE_LINE = "\r\u001B[K";
  private final PrintStream out;
  private final PrintStream err;
  private final Verbosity verbosity;
  private final Kind kind;
  private final LongSupplier nanos;
  private UnaryOperator<String> redaction = UnaryOperator.identity();
  private boolean isLineOpen;

  /**
   * @param out for results
   * @param err for progress, warnings and errors
   * @param verbosity how much is said on {@code err}
   * @param kind what {@code err} is connected to
   * @param nanos a running clock, such as {@code System::nanoTime}
   */
  public Console(
      PrintStream out, PrintStream err, Verbosity verbosity, Kind kind, LongSupplier nanos) {
    this.out = out;
    this.err = err;
    this.verbosity = verbosity;
    this.kind = kind;
    this.nanos = nanos;
  }

  /** The console of this process. The launcher says whether standard error is a terminal. */
  public static Console ofProcess(PrintStream out, PrintStream err, Verbosity verbosity) {
    boolean isTerminal = Boolean.getBoolean("observatory.terminal");
    return new Console(
        out, err, verbosity, isTerminal ? Kind.TERMINAL : Kind.LOG, System::nanoTime);
  }

  /** From now on every text passes {@code redaction} first, so that no secret is shown. */
  public synchronized void redactWith(UnaryOperator<String> newRedaction) {
    redaction = newRedaction;
  }

  /** The text without secrets. */
  public synchronized String redacted(String text) {
    return redaction.apply(text);
  }

  public boolean isVerbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  /** A result, on standard output, also when quiet. */
  public synchronized void result(String text) {
    closeLine();
    out.println(redaction.apply(text));
    out.flush();
  }

  /** One line of progress. */
  public void info(String text) {
    if (verbosity != Verbosity.QUIET) {
      line(text);
    }
  }

  /** A detail, said only when verbose. */
  public void detail(String text) {
    if (isVerbose()) {
      line(text);
    }
  }

  /** A warning, said always. */
  public void warn(String text) {
    line("Warning: " + text);
  }

  /** An error, said always, without a time. */
  public synchronized void error(String text) {
    closeLine();
    err.println(redaction.apply(text));
    err.flush();
  }

  /**
   * Begins a phase; close it when it is over.
   *
   * @param name for example {@code measure}
   * @param unit what is counted, for example {@code cities}
   * @param total how many there are, 0 when not known
   */
  public Phase phase(String name, String unit, long total) {
    return new Phase(this, name, unit, total);
  }

  boolean isTerminal() {
    return kind == Kind.TERMINAL;
  }

  boolean isQuiet() {
    return verbosity == Verbosity.QUIET;
  }

  long nanos() {
    return nanos.getAsLong();
  }

  /** Replaces the live line of a terminal. */
  synchronized void live(String text) {
    err.print(ERASE_LINE + redaction.apply(text));
    err.flush();
    isLineOpen = true;
  }

  /** A lasting line: on a terminal in place of the live one, in a log with the time before it. */
  synchronized void line(String text) {
    closeLine();
    err.println((isTerminal() ? "" : time() + " ") + redaction.apply(text));
    err.flush();
  }

  private void closeLine() {
    if (isLineOpen) {
      err.print(ERASE_LINE);
      isLineOpen = false;
    }
  }

  private static String time() {
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    return now.format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME) + "Z";
  }
}

package org.urbanobservatory.job.console;

import java.util.Locale;

/** One phase of a command: counts what is done and says how fast. Safe from several threads. */
public final class Phase implements AutoCloseable {
  private static final long LIVE_NANOS = 100_000_000L;
  private static final long LOG_NANOS = 10_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private final String name;
  private final String unit;
  private final long total;
  private final long started;
  private long lastSaid;
  private long done;
  private String note = "";

  Phase(Console console, String name, String unit, long total) {
    this.console = console;
    this.name = name;
    this.unit = unit;
    this.total = total;
    this.started = console.nanos();
    this.lastSaid = started;
    if (console.isTerminal() && !console.isQuiet()) {
      console.live(progress());
    }
  }

  /** One more is done. */
  public void step() {
    step(1);
  }

  /** So many more are done. */
  public synchronized void step(long count) {
    done += count;
    long now = console.nanos();
    long pause = console.isTerminal() ? LIVE_NANOS : LOG_NANOS;
    if (!console.isQuiet() && now - lastSaid >= pause) {
      lastSaid = now;
      say(progress());
    }
  }

  /** What the closing line adds, for example {@code 41,000 rows, 3 issues}. */
  public synchronized void note(String text) {
    note = text;
  }

  /** Seconds since the phase began. */
  public double seconds() {
    return (console.nanos() - started) / NANOS_PER_SECOND;
  }

  /** Ends the phase with one lasting line. */
  @Override
  public synchronized void close() {
    if (!console.isQuiet()) {
      String ending = note.isEmpty() ? "" : ", " + note;
      console.line(name + ": " + count() + ending + " (" + seconds(seconds()) + ")");
    }
  }

  private void say(String text) {
    if (console.isTerminal()) {
      console.live(text);
    } else {
      console.line(text);
    }
  }

  private String progress() {
    double seconds = seconds();
    double rate = seconds > 0 ? done / seconds : 0;
    String speed = rate > 0 ? String.format(Locale.ROOT, ", %.1f/s", rate) : "";
    String left = rate > 0 && total > done ? ", " + seconds((total - done) / rate) + " left" : "";
    return name + ": " + count() + speed + left;
  }

  private String count() {
    if (total > 0) {
      return done + "/" + total + " " + unit;
    }
    return done + " " + unit;
  }

  static String seconds(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}

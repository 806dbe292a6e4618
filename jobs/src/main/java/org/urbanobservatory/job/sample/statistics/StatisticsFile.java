package org.urbanobservatory.job.sample.statistics;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.city.City;

/**
 * The statistics table, written city by city with its districts, then the national rows. A handful
 * of deliberate faults stand in the first city's rows; none of them takes the only value of a
 * variable.
 */
public final class StatisticsFile implements Closeable {
  private static final String INPUT = "statistics";

  /** A year beside the reporting years, so that a fault in it costs no indicator. */
  private static final int FAULTY_YEAR = 2018;

  private final BufferedWriter out;
  private final List<Fault> faults = new ArrayList<>();
  private int line;
  private int blockStart;

  public StatisticsFile(Path path) throws IOException {
    out = Files.newBufferedWriter(path);
    write(Row.HEADER);
  }

  /** The deliberate faults written so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  public void write(List<Row> rows) throws IOException {
    blockStart = line + 1;
    for (Row row : rows) {
      write(row.line());
    }
  }

  /**
   * The faults, all about one city.
   *
   * @param rows the correct rows of its last year, as they were just written
   */
  public void writeFaults(City city, List<Row> rows) throws IOException {
    wrong(city, "gini_coefficient", "143", "PT", "out_of_range", "a percent above 100");
    wrong(city, "households", "about 31000", "COUNT", "text_in_number", "a text in a number");
    wrong(city, "unemployd", "2100", "PERSONS", "unknown_variable", "a name with a letter missing");
    wrong(city, "traffic_deaths", "-3", "PERSONS", "out_of_range", "a negative count");
    write(row(rows, "physicians").line());
    fault("duplicate_row", "a row of this file again with the same value");
    conflict(rows, row(rows, "public_library_count"));
  }

  /** The national figures that stand in for every city without its own. */
  public void writeNational(String countryCode, int year) throws IOException {
    boolean north = countryCode.equals("XBO");
    double people = (north ? 8_420_000 : 31_700_000) * (1 + 0.012 * (year - 2020));
    double kilotonnes = people / 1e3 * (north ? 6.1 : 1.9);
    national(countryCode, year, "population", people, "PERSONS");
    national(countryCode, year, "carbon_dioxide_emitted", kilotonnes, "KT");
    national(countryCode, year, "life_expectancy_at_birth", north ? 80 : 68, "YEARS");
  }

  private void national(String country, int year, String variable, double value, String unit)
      throws IOException {
    String text = Figures.text(StrictMath.rint(value));
    String source = "National statistics office";
    write(new Row(country, "", variable, year, "", "", "", text, unit, source, "", "").line());
  }

  /** Two rows contradict each other, both are refused: an older value has to do. */
  private void conflict(List<Row> rows, Row correct) throws IOException {
    String about = "two values for one variable and year; both are refused";
    write(correct.withValue(correct.value() + "7").line());
    int first = blockStart + rows.indexOf(correct);
    faults.add(0, new Fault("conflicting_values", INPUT, "line " + first, about));
    fault("conflicting_values", about);
  }

  private void wrong(
      City city, String variable, String value, String unit, String code, String about)
      throws IOException {
    write(
        new Row(
                city.countryCode(),
                city.id(),
                variable,
                FAULTY_YEAR,
                "",
                "",
                "",
                value,
                unit,
                "City departments",
                "",
                "")
            .line());
    fault(code, about);
  }

  private void fault(String code, String about) {
    faults.add(new Fault(code, INPUT, "line " + line, about));
  }

  private static Row row(List<Row> rows, String variable) {
    return rows.stream().filter(r -> r.variable().equals(variable)).findFirst().orElseThrow();
  }

  private void write(String text) throws IOException {
    out.write(text);
    out.write("\n");
    line++;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

class DelimitedReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void detectsTheDelimiter(String delimiter) throws Exception {
    String text = "a,b,c\n1,\"x,;\t|y\",3\n2,,4\n".replace(",", delimiter);
    text = text.replace("x" + delimiter + ";", "x,;");
    Rows rows = rows(open(text));
    assertThat(rows.cells).containsExactly("2: 1~x,;\t|y~3", "3: 2~null~4");
    assertThat(rows.faults).isEmpty();
  }

  @Test
  void decimalCommasDoNotMakeACommaTheDelimiter() throws Exception {
    DelimitedFile file = open("a;b;c\n1,5;2,5;3,5\n4,1;5,2;6,3\n");
    assertThat(file.delimiter()).isEqualTo(';');
  }

  @Test
  void readsTheSeparatorLineOfSpreadsheets() throws Exception {
    Rows rows = rows(open("sep=;\r\na;b\r\n1;2\r\n"));
    assertThat(rows.cells).containsExactly("3: 1~2");
  }

  @Test
  void readsByteOrderMarksAndEveryLineEnd() throws Exception {
    String text = " A ,B\r1,2\r\n3,4\n\n5,\"6\r\n7\"\n8,9";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      Rows rows = rows(open(("\uFEFF" + text).getBytes(charset), null));
      assertThat(rows.cells).containsExactly("2: 1~2", "3: 3~4", "5: 5~6\n7", "7: 8~9");
    }
  }

  @Test
  void tellsTheLineOfBytesThatAreNotUtf8() {
    byte[] bytes = "name\nZurich\nS\u00E3o Paulo\n".getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> open(bytes, null))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "Invalid encoding: byte 0xE3 at line 3 is not UTF-8; save the file as UTF-8, or declare"
                + " for example `encoding: windows-1252`");
  }

  @Test
  void tellsTheLineOfBadBytesFarInTheFile() {
    byte[] bytes = "abcdefg\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    bytes[8 * 90_000] = (byte) 0xFF;
    assertThatThrownBy(() -> open(bytes, null)).hasMessageContaining("byte 0xFF at line 90001 is");
  }

  @Test
  void readsADeclaredEncoding() throws Exception {
    Charset latin = Charset.forName("windows-1252");
    Rows rows = rows(open("name,x\nS\u00E3o Paulo,1\n".getBytes(latin), latin));
    assertThat(rows.cells).containsExactly("2: S\u00E3o Paulo~1");
  }

  @Test
  void aBrokenQuoteCostsItsOwnRowOnly() throws Exception {
    Rows rows = rows(open("a,b\n1,\"open\n2,3\n4,\"x\"y\n5,\"6\"\n"));
    assertThat(rows.cells).containsExactly("3: 2~3", "5: 5~6");
    assertThat(rows.faults)
        .containsExactly(
            "2: Invalid row: 'x' follows a closing quote; double quotes inside a cell",
            "4: Invalid row: 'y' follows a closing quote; double quotes inside a cell");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() throws Exception {
    Rows rows = rows(open("a,b\n1,\"open\n" + "2,3\n".repeat(1000)));
    assertThat(rows.cells).hasSize(1000).startsWith("3: 2~3");
    assertThat(rows.faults)
        .containsExactly("2: Invalid row: a quote (\") opens a cell and is not closed; close it");
  }

  @Test
  void refusesRowsOfAnotherLength() throws Exception {
    Rows rows = rows(open("a,b\n1\n1,2,3\n1,2,,\n3,4\n"));
    assertThat(rows.cells).containsExactly("4: 1~2", "5: 3~4");
    assertThat(rows.faults)
        .containsExactly(
            "2: Invalid row: 1 cells where the header has 2 (delimiter ','); quote cells that contain the delimiter",
            "3: Invalid row: 3 cells where the header has 2 (delimiter ','); quote cells that contain the delimiter");
  }

  @Test
  void refusesFilesThatAreNoText() {
    assertThatThrownBy(() -> open(new byte[] {'P', 'K', 3, 4, 0}, null))
        .hasMessage("Cannot read: the file is a workbook or an archive, not text; save it as CSV");
    assertThatThrownBy(() -> open("a\0b", null))
        .hasMessageStartingWith("Invalid encoding: a zero byte at line 1; the file is not UTF-8");
    assertThatThrownBy(() -> open("", null))
        .hasMessage("Cannot read: the file holds no header and no row");
  }

  @Test
  void namesTheNearestColumn() throws Exception {
    Header header = open("Country_Code, Valeu \nXAV,1\n").header();
    header.require("country_code");
    assertThatThrownBy(() -> header.require("value"))
        .hasMessage(
            "Invalid header: column 'value' is missing; found: Country_Code, Valeu; did you mean"
                + " 'Valeu'?");
  }

  @Test
  void readsAMillionRows() throws Exception {
    byte[] bytes = ("a,b\n" + "12345,\"x\"\n".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
    Counter counter = new Counter();
    open(bytes, null).forEach(counter);
    assertThat(counter.rows).isEqualTo(1_000_000);
  }

  private DelimitedFile open(String text) throws IOException, Fault {
    return open(text, null);
  }

  private DelimitedFile open(String text, Charset encoding) throws IOException, Fault {
    return open(text.getBytes(StandardCharsets.UTF_8), encoding);
  }

  private DelimitedFile open(byte[] bytes, Charset encoding) throws IOException, Fault {
    Path file = Files.write(folder.resolve("t.csv"), bytes);
    return DelimitedReader.open(ByteSource.of(file), new DelimitedSettings("t", encoding, null));
  }

  private static Rows rows(DelimitedFile file) throws IOException, Fault {
    Rows rows = new Rows();
    file.forEach(rows);
    return rows;
  }

  private static final class Rows implements DelimitedFile.RowVisitor {
    final List<String> cells = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    @Override
    public void row(DelimitedRow row) {
      List<String> texts = new ArrayList<>();
      row.header().names().forEach(name -> texts.add(row.text(name)));
      cells.add(row.line() + ": " + String.join("~", texts.stream().map(String::valueOf).toList()));
    }

    @Override
    public void refused(long line, Fault fault) {
      faults.add(line + ": " + fault.getMessage());
    }
  }

  private static final class Counter implements DelimitedFile.RowVisitor {
    long rows;

    @Override
    public void row(DelimitedRow row) {
      rows++;
    }

    @Override
    public void refused(long line, Fault fault) {
      throw new AssertionError(line + ": " + fault.getMessage());
    }
  }
}

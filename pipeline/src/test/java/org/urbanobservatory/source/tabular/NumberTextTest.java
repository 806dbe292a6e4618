package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.source.Fault;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "007|7",
        "-3.25|-3.25",
        "+4|4",
        "−2|-2",
        ".5|0.5",
        "1,234|1234",
        "1,234.5|1234.5",
        "12,345,678.9|12345678.9",
        "12,34,567|1234567",
        "1 234 567|1234567",
        "1\u202F234.5|1234.5",
        "1\u00A0234|1234",
        "1’234’567.25|1234567.25",
        "9.5e-05|0.000095",
        "-2.4E-5|-0.000024"
      })
  void readsDecimalPoint(String text, double expected) {
    assertThat(NumberText.read(text, DecimalStyle.POINT)).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234|1234", "1.234,5|1234.5", "3,5|3.5", "0,123|0.123", "1 234,5|1234.5",
        "1'234,5|1234.5", "-1.234.567,25|-1234567.25", "1,234|1.234", ",5|0.5", "2,5e-3|0.0025"
      })
  void readsDecimalComma(String text, double expected) {
    assertThat(NumberText.read(text, DecimalStyle.COMMA)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NaN",
        "inf",
        "Infinity",
        "-",
        "1e5",
        "1.2E+05",
        "0x10",
        "12*",
        "12 a",
        "(12)",
        "5.",
        "1,23",
        "1,2345",
        "0,123",
        "1,234,56",
        "1,234 567",
        "1.2.3",
        "12%",
        "1_000",
        "1d",
        "5f",
        "--5",
        "- 5",
        "٣",
        "1.2,3"
      })
  void refusesWhatIsNotANumberWithADecimalPoint(String text) {
    assertThat(NumberText.read(text, DecimalStyle.POINT)).isEmpty();
  }

  @Test
  void refusesNumbersThatNoDoubleHolds() {
    assertThat(NumberText.read("9".repeat(400), DecimalStyle.POINT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "12*|'12*' is not a number alone; move the mark or unit into another column",
        "NaN|'NaN' is not a number; write a number, or leave the cell empty when it is missing",
        "12%|'12%' has a percent sign; write the number alone and PT into column unit",
        "1.2E+05|'1.2E+05' is written as a power of ten, which may have lost digits; write the number in full",
        "1,234|'1,234' is 1234 or 1.234, and nothing else in the file tells which; declare `decimal: point` or `decimal: comma`"
      })
  void saysWhyNot(String text, String message) {

    assertThatThrownBy(() -> NumberText.number("value", text, null))
        .isInstanceOf(Fault.class)
        .hasMessage("Invalid value: " + message);
  }

  @Test
  void namesTheStyleThatTheNumberBreaks() {
    assertThatThrownBy(() -> NumberText.number("value", "3.5", DecimalStyle.COMMA))
        .hasMessage(
            "Invalid value: '3.5' is not a number with a decimal comma as in the rest of the file;"
                + " correct it or declare `decimal:`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ";|1,234 3,5|COMMA",
        ";|1.234 1.234,5|COMMA",
        ";|1,234 0.5|POINT",
        ";|1.234 12|",
        ",|1.234 12|POINT",
        ",|1,234 12|",
        ",|1,234 1.234|",
        ",|3,5 3.5|",
        ",|12 13|",
        ",|12 13* 2.5|POINT"
      })
  void decidesTheStyleOfAFileByItsNumbers(char delimiter, String numbers, DecimalStyle expected) {
    DecimalDetection detection = new DecimalDetection();
    for (String number : numbers.split(" ")) {
      detection.see(number, 1);
    }
    assertThat(detection.style(delimiter)).isEqualTo(expected);
  }
}

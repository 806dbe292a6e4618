package org.urbanobservatory.job.cli;

import java.util.Locale;
import org.urbanobservatory.job.console.OutputFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads text or json. */
final class FormatConverter implements ITypeConverter<OutputFormat> {
  @Override
  public OutputFormat convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      default -> throw new TypeConversionException("'" + text + "' is neither text nor json");
    };
  }
}

package org.urbanobservatory.source.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * Reads GeoParquet: Parquet with well-known binary in one column and, under the footer's key {@code
 * geo}, which column it is and its CRS. A column without {@code crs} is OGC:CRS84 by the format's
 * rule; {@code crs: null} states that nobody knows it. Lists and structures are no properties.
 */
final class GeoParquetFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteSource source;
  private final boolean crsIsDeclared;
  private final FeatureSink sink;

  GeoParquetFile(ByteSource source, boolean crsIsDeclared, FeatureSink sink) {
    this.source = source;
    this.crsIsDeclared = crsIsDeclared;
    this.sink = sink;
  }

  void read() throws IOException, Fault {
    try (ParquetFileReader reader = open()) {
      MessageType schema = reader.getFileMetaData().getSchema();
      JsonNode geo = metadata(reader.getFileMetaData().getKeyValueMetaData());
      String column = geo.path("primary_column").asText();
      JsonNode columnMetadata = geo.path("columns").path(column);
      requireWkb(schema, column, columnMetadata);
      readCrs(columnMetadata);
      noteEdges(columnMetadata);
      readRows(reader, schema, column);
    } catch (RuntimeException e) {
      throw broken(e.getMessage());
    }
  }

  private ParquetFileReader open() throws IOException, Fault {
    Configuration configuration = new Configuration();
    Path path = source.isLocal() ? new Path(source.localPath().toUri()) : new Path(source.uri());
    ParquetMetadata footer = ParquetFooter.read(path, configuration);
    return new ParquetFileReader(
        configuration, path, footer, HadoopReadOptions.builder(configuration, path).build());
  }

  static Fault broken(String why) {
    return Fault.cannot(
        "broken_parquet", "read", "the Parquet is broken or cut off (" + why + "); write it again");
  }

  private static JsonNode metadata(Map<String, String> footer) throws Fault {
    String geo = footer.get("geo");
    if (geo == null) {
      throw Fault.cannot(
          "not_geoparquet",
          "read",
          "the footer has no key `geo`; write it as GeoParquet, or name the table .csv");
    }
    try {
      return JSON.readTree(geo);
    } catch (JsonProcessingException e) {
      throw broken("the footer's `geo` is no JSON: " + e.getOriginalMessage());
    }
  }

  private static void requireWkb(MessageType schema, String column, JsonNode metadata)
      throws Fault {
    String encoding = metadata.path("encoding").asText();
    boolean isBinary =
        schema.containsField(column)
            && schema.getType(column).isPrimitive()
            && schema.getType(column).asPrimitiveType().getPrimitiveTypeName()
                == PrimitiveTypeName.BINARY;
    if (!encoding.equals("WKB") || !isBinary) {
      throw Fault.cannot(
          "not_geoparquet",
          "read",
          "geometry column '%s' has encoding '%s'; write it with encoding WKB"
              .formatted(column, encoding));
    }
  }

  private void readCrs(JsonNode metadata) throws Fault {
    JsonNode crs = metadata.get("crs");
    if (crs == null) {
      sink.crs("OGC:CRS84");
    } else if (crs.hasNonNull("id")) {
      JsonNode id = crs.get("id");
      sink.crs(id.path("authority").asText() + ":" + id.path("code").asText());
    } else if (!crs.isNull() && !crsIsDeclared) {
      throw Fault.invalid(
          "unknown_crs",
          "CRS",
          "the file names it '%s' and gives no code; declare it with `crs:`"
              .formatted(crs.path("name").asText()));
    }
  }

  private void noteEdges(JsonNode metadata) {
    String edges = metadata.path("edges").asText("planar");
    if (!edges.equals("planar")) {
      sink.keep(
          "spherical_edges",
          "Invalid edges in %s: '%s' edges are read as straight lines between the vertices"
              .formatted(source.fileName(), edges));
    }
  }

  private void readRows(ParquetFileReader reader, MessageType schema, String column)
      throws IOException {
    List<Type> primitives = schema.getFields().stream().filter(GeoParquetFile::isValue).toList();
    MessageType read = new MessageType(schema.getName(), primitives);
    reader.setRequestedSchema(read);
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(read, schema);
    for (PageReadStore pages = reader.readNextRowGroup();
        pages != null;
        pages = reader.readNextRowGroup()) {
      RecordReader<Group> rows = columns.getRecordReader(pages, new GroupRecordConverter(read));
      for (long i = 0; i < pages.getRowCount(); i++) {
        readRow(rows.read(), column);
      }
    }
  }

  private static boolean isValue(Type type) {
    return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
  }

  private void readRow(Group row, String column) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Type type : row.getType().getFields()) {
      if (!type.getName().equals(column)) {
        properties.put(type.getName(), value(row, type));
      }
    }
    byte[] wkb =
        row.getFieldRepetitionCount(column) == 0 ? null : row.getBinary(column, 0).getBytes();
    sink.add(null, properties, () -> WellKnownBinary.geometry(wkb));
  }

  private static Object value(Group row, Type type) {
    String name = type.getName();
    if (row.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation) {
      return row.getValueToString(row.getType().getFieldIndex(name), 0);
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> (long) row.getInteger(name, 0);
      case INT64 -> row.getLong(name, 0);
      case FLOAT -> (double) row.getFloat(name, 0);
      case DOUBLE -> row.getDouble(name, 0);
      case BOOLEAN -> row.getBoolean(name, 0);
      case BINARY -> isText(type) ? row.getString(name, 0) : null;
      default -> null;
    };
  }

  private static boolean isText(Type type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return annotation instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
        || annotation instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
        || annotation instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
  }
}

package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Envelope;

/** Hands the rows of one table to Parquet, with the bounds of each geometry beside it. */
final class RowWriteSupport extends WriteSupport<Row> {
  static final List<String> BOUNDS = List.of("xmin", "ymin", "xmax", "ymax");

  /** Texts of one column that are remembered as bytes; more are worked out again. */
  private static final int REMEMBERED = 4096;

  private final TableSchema table;
  private final Column[] columns;
  private final List<Map<String, Binary>> texts;
  private final String[] lastTexts;
  private final Binary[] lastBinaries;
  private final GeoMetadata geo;
  private RecordConsumer consumer;

  RowWriteSupport(TableSchema table) {
    this.table = table;
    this.columns = table.columns().toArray(Column[]::new);
    this.texts =
        table.columns().stream()
            .map(c -> (Map<String, Binary>) new HashMap<String, Binary>())
            .toList();
    this.lastTexts = new String[columns.length];
    this.lastBinaries = new Binary[columns.length];
    this.geo = table.findGeometry().map(c -> new GeoMetadata(table.name(), c)).orElse(null);
  }

  /** The Parquet schema of a table: its columns, then the bounds of its geometry. */
  static MessageType messageType(TableSchema table) {
    List<Type> fields =
        new ArrayList<>(table.columns().stream().map(RowWriteSupport::type).toList());
    table.findGeometry().ifPresent(geometry -> fields.add(bbox(geometry)));
    return new MessageType(table.name(), fields);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract, so it cannot be left out
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    this.consumer = recordConsumer;
  }

  @Override
  public void write(Row row) {
    consumer.startMessage();
    for (int i = 0; i < columns.length; i++) {
      Object value = row.get(i);
      if (value != null) {
        writeField(i, value);
      }
    }
    consumer.endMessage();
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    return new FinalizedWriteContext(geo == null ? Map.of() : Map.of("geo", geo.json()));
  }

  private WriteContext context() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("observatory.table", table.name());
    metadata.put("observatory.schema_version", Integer.toString(table.version()));
    return new WriteContext(messageType(table), metadata);
  }

  private void writeField(int index, Object value) {
    Column column = columns[index];
    consumer.startField(column.name(), index);
    writeValue(index, value);
    consumer.endField(column.name(), index);
    if (column.isGeometry()) {
      writeBounds(geo.add((byte[]) value));
    }
  }

  /** Most columns of text repeat few values, and mostly that of the row before. */
  private Binary binary(int index, String text) {
    if (!text.equals(lastTexts[index])) {
      lastTexts[index] = text;
      lastBinaries[index] = remembered(index, text);
    }
    return lastBinaries[index];
  }

  private Binary remembered(int index, String text) {
    Map<String, Binary> known = texts.get(index);
    Binary binary = known.get(text);
    if (binary == null) {
      binary = Binary.fromString(text);
      if (known.size() < REMEMBERED) {
        known.put(text, binary);
      }
    }
    return binary;
  }

  private void writeValue(int index, Object value) {
    switch (columns[index].type()) {
      case STRING -> consumer.addBinary(binary(index, (String) value));
      case INT -> consumer.addInteger((Integer) value);
      case LONG -> consumer.addLong((Long) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case GEOMETRY -> consumer.addBinary(Binary.fromConstantByteArray((byte[]) value));
    }
  }

  private void writeBounds(Envelope bounds) {
    int index = table.columns().size();
    double[] values = {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()};
    consumer.startField(TableSchema.BBOX, index);
    consumer.startGroup();
    for (int i = 0; i < values.length; i++) {
      consumer.startField(BOUNDS.get(i), i);
      consumer.addDouble(values[i]);
      consumer.endField(BOUNDS.get(i), i);
    }
    consumer.endGroup();
    consumer.endField(TableSchema.BBOX, index);
  }

  private static Type type(Column column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    var type = Types.primitive(primitive(column.type()), repetition);
    return column.type() == ColumnType.STRING
        ? type.as(LogicalTypeAnnotation.stringType()).named(column.name())
        : type.named(column.name());
  }

  private static PrimitiveTypeName primitive(ColumnType type) {
    return switch (type) {
      case STRING, GEOMETRY -> PrimitiveTypeName.BINARY;
      case INT -> PrimitiveTypeName.INT32;
      case LONG -> PrimitiveTypeName.INT64;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
    };
  }

  private static Type bbox(Column geometry) {
    Repetition repetition = geometry.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    List<Type> bounds = new ArrayList<>();
    BOUNDS.forEach(
        bound ->
            bounds.add(new PrimitiveType(Repetition.REQUIRED, PrimitiveTypeName.DOUBLE, bound)));
    return new GroupType(repetition, TableSchema.BBOX, bounds);
  }
}

/**
 * Tables: their schemas from {@code schemas/tables}, rows of the model's records, and canonical
 * Parquet and GeoParquet in and out. The only maker of a {@code StructType}.
 */
package org.urbanobservatory.table;

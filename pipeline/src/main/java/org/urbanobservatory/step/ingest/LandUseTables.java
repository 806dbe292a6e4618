package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.measure.landuse.LandCover;
import org.urbanobservatory.measure.landuse.LandUseClass;
import org.urbanobservatory.measure.landuse.LandUseTable;
import org.urbanobservatory.source.osm.ExtractRule;

/** Reads {@code schemas/land_uses.yaml}: what land is used for, and what is green. */
public final class LandUseTables {
  private static final String RESOURCE = "schemas/land_uses.yaml";

  private LandUseTables() {}

  /** The table that every run uses. */
  public static LandUseTable load() {
    JsonNode root = DefinitionTables.read(RESOURCE);
    List<LandUseClass> rows = new ArrayList<>();
    root.get("rows").forEach(row -> rows.add(row(row)));
    return new LandUseTable(
        DefinitionTables.texts(root.get("categories")),
        rows,
        root.get("mix").get("cell_m").asDouble(),
        root.get("mix").get("known_share_minimum").asDouble());
  }

  /** When an extract holds too little land use to tell. */
  public static ExtractRule extractRule() {
    return DefinitionTables.extractRule(RESOURCE);
  }

  private static LandUseClass row(JsonNode row) {
    return new LandUseClass(
        row.get("use").asText(),
        LandCover.valueOf(row.get("cover").asText().toUpperCase(Locale.ROOT)),
        row.get("key").asText(),
        DefinitionTables.texts(row.get("values")));
  }
}

package org.urbanobservatory.job.degurba;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.degurba.Settlement;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/** Settlements as rows: outlines in degrees, areas on the ellipsoid. */
final class SettlementRows {
  private final Lattice grid;
  private final Reprojection toLonLat;
  private final Reprojection toEqualArea;
  private final GeometryFactory factory = new GeometryFactory();

  SettlementRows(Lattice grid, Crs crs) {
    this.grid = grid;
    this.toLonLat = Reprojection.between(crs, Crs.CRS84);
    double[] middle =
        toLonLat.point((grid.west() + grid.east()) / 2, (grid.north() + grid.south()) / 2);
    this.toEqualArea = Reprojection.between(crs, LocalProjection.centredOn(middle[0], middle[1]));
  }

  Row row(Settlement settlement) {
    MultiPolygon outline = outline(settlement);
    Geometry lonLat = toLonLat.densified(outline);
    Object[] cells = {
      ResultTables.word(settlement.kind()),
      settlement.number(),
      settlement.cells(),
      settlement.population(),
      toEqualArea.densified(outline).getArea(),
      new WKBWriter().write(lonLat)
    };
    return new GenericRowWithSchema(cells, ResultTables.SETTLEMENTS.structType());
  }

  private MultiPolygon outline(Settlement settlement) {
    List<Polygon> polygons =
        RegionRings.outlines(
            settlement.window(grid), settlement.inside(), RasterPlane.SAME, factory);
    return factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }
}

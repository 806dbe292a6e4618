package org.urbanobservatory.measure.extent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.PlaneTransform;

/**
 * What a region was before it was brought to a plane: polygons in degrees. The image of a border in
 * a plane is up to a centimetre beside it, and differs from plane to plane; whether a point on a
 * border of two cities belongs to the one or the other is therefore decided in degrees. An image
 * carries its drawn region along as its user data; what is cut out of it does not.
 *
 * @param lonLat polygons in degrees, all of which contain what the region contains
 * @param plane polygons in the computing CRS that were never drawn, such as clusters of cells, all
 *     of which contain what the region contains
 * @param toLonLat from the computing CRS to degrees; null where {@code lonLat} is empty
 */
public record DrawnRegion(List<Geometry> lonLat, List<Geometry> plane, PlaneTransform toLonLat)
    implements Serializable {
  public DrawnRegion {
    lonLat = List.copyOf(lonLat);
    plane = List.copyOf(plane);
    if (!lonLat.isEmpty()) {
      Objects.requireNonNull(toLonLat, "toLonLat");
    }
  }

  /**
   * The image of a drawn region.
   *
   * @param image valid polygons in the computing CRS
   * @param lonLat the same as it was drawn
   * @param toLonLat from the computing CRS to degrees
   * @return a copy of the image that knows what was drawn
   */
  public static Geometry image(Geometry image, Geometry lonLat, PlaneTransform toLonLat) {
    return carried(image, new DrawnRegion(List.of(lonLat), List.of(), toLonLat));
  }

  /**
   * The part that two regions share.
   *
   * @param part their intersection in the computing CRS
   * @return a copy of the part that contains the points that both contain
   */
  public static Geometry common(Geometry part, Geometry one, Geometry other) {
    DrawnRegion first = of(one);
    DrawnRegion second = of(other);
    List<Geometry> lonLat = new ArrayList<>(first.lonLat);
    lonLat.addAll(second.lonLat);
    List<Geometry> plane = new ArrayList<>(first.plane);
    plane.addAll(second.plane);
    PlaneTransform toLonLat = first.toLonLat == null ? second.toLonLat : first.toLonLat;
    return carried(part, new DrawnRegion(lonLat, plane, toLonLat));
  }

  /** What a region was drawn as; itself, in its plane, where it is the image of nothing. */
  public static DrawnRegion of(Geometry region) {
    return region.getUserData() instanceof DrawnRegion drawn
        ? drawn
        : new DrawnRegion(List.of(), List.of(region), null);
  }

  private static Geometry carried(Geometry image, DrawnRegion drawn) {
    Geometry copy = image.copy();
    copy.setUserData(drawn);
    return copy;
  }
}

package org.urbanobservatory.grid.atlas;

import java.util.Arrays;
import org.urbanobservatory.grid.Regions;

/**
 * The urban clusters of a raster and which of them make one city.
 *
 * <p>What counts: urban and suburban built-up land, fringe and captured open space that touch. What
 * does not: rural built-up land.
 *
 * <p>Formula: a cluster's buffer holds the cells up to the distance at which it has grown by the
 * stated share of its cells, those at this same distance included; clusters whose buffer shares a
 * cell with the buffer of the main cluster belong to its extent.
 *
 * <p>Source: Angel et al., Atlas of Urban Expansion 2016 (inclusion rule).
 *
 * <p>Unit: cells; without urban land there is no cluster.
 */
public final class UrbanClusters {
  private final UrbanLand land;
  private final AtlasSettings.Inclusion settings;
  private final Regions regions;
  private final int[] sizes;
  private final Box[] boxes;

  private UrbanClusters(UrbanLand land, AtlasSettings.Inclusion settings) {
    this.land = land;
    this.settings = settings;
    this.regions = Regions.of(land.lattice(), land.urban(), settings.clusters());
    this.sizes = regions.sizes();
    this.boxes = Box.around(regions, land.lattice().columns());
  }

  public static UrbanClusters of(UrbanLand land, AtlasSettings settings) {
    return new UrbanClusters(land, settings.inclusion());
  }

  public UrbanLand land() {
    return land;
  }

  /** Number of clusters; they are numbered from 0 in the row order of their first cells. */
  public int count() {
    return regions.count();
  }

  /** Number of cells of a cluster. */
  public int size(int cluster) {
    return sizes[cluster];
  }

  /** The cluster of a cell, -1 for none. */
  public int of(int cell) {
    return regions.labels()[cell];
  }

  /** The cluster with the most cells, the first of equals; -1 without any. */
  public int largest() {
    int largest = -1;
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      largest = largest < 0 || sizes[cluster] > sizes[largest] ? cluster : largest;
    }
    return largest;
  }

  /** Whether each cell belongs to the extent of a main cluster, by the inclusion rule. */
  public boolean[] extent(int main) {
    boolean[] joined = new boolean[count()];
    joined[main] = true;
    int found;
    do {
      found = join(joined);
    } while (found > 0 && settings.passes() == AtlasSettings.Passes.UNTIL_STABLE);
    boolean[] extent = new boolean[land.lattice().size()];
    for (int cell = 0; cell < extent.length; cell++) {
      extent[cell] = of(cell) >= 0 && joined[of(cell)];
    }
    return extent;
  }

  /** Adds the clusters whose buffers meet that of the joined ones, and returns how many. */
  private int join(boolean[] joined) {
    Buffer around = buffer(joined);
    boolean[] met = new boolean[joined.length];
    for (int cluster = 0; cluster < met.length; cluster++) {
      met[cluster] = !joined[cluster] && buffer(only(cluster)).meets(around);
    }
    int found = 0;
    for (int cluster = 0; cluster < met.length; cluster++) {
      joined[cluster] |= met[cluster];
      found += met[cluster] ? 1 : 0;
    }
    return found;
  }

  private boolean[] only(int cluster) {
    boolean[] only = new boolean[count()];
    only[cluster] = true;
    return only;
  }

  /** The buffer of some clusters taken as one. */
  private Buffer buffer(boolean[] members) {
    int size = 0;
    Box box = null;
    for (int cluster = 0; cluster < members.length; cluster++) {
      if (members[cluster]) {
        size += sizes[cluster];
        box = box == null ? boxes[cluster] : box.with(boxes[cluster]);
      }
    }
    var source = new Buffer.Source(land.lattice(), cell -> of(cell) >= 0 && members[of(cell)]);
    return source.grown(box, (int) Math.ceil(size * settings.growth()));
  }

  @Override
  public String toString() {
    return "UrbanClusters" + Arrays.toString(sizes);
  }
}

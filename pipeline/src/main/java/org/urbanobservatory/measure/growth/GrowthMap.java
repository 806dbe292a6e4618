package org.urbanobservatory.measure.growth;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Regions;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * What became of every cell of a city between two dates, by the types of {@link GrowthTypes}. A
 * cell is of one type at most, so that the types of the parts of a city add up to those of the
 * whole.
 */
public final class GrowthMap {
  private enum Type {
    INFILL,
    EXTENSION,
    LEAPFROG,
    INCLUSION,
    RELEASE,
    DEMOLITION
  }

  private final Lattice lattice;

  /** Null where nothing changed that counts. */
  private final Type[] types;

  private GrowthMap(Lattice lattice, Type[] types) {
    this.lattice = lattice;
    this.types = types;
  }

  /**
   * Tells the cells apart.
   *
   * @param lattice in square metres
   * @param before the earlier date; its extent tells infill from extension under either limits
   * @param after the later date
   * @throws IllegalArgumentException when a date has other cells than the lattice
   */
  public static GrowthMap of(
      Lattice lattice,
      LandInYear before,
      LandInYear after,
      GrowthTypes.Limits limits,
      Neighbourhood touch) {
    check(lattice, before, after);
    Objects.requireNonNull(limits, "limits");
    return new GrowthMap(lattice, new Cells(lattice, before, after, limits).types(touch));
  }

  /** The growth of the whole city. */
  public GrowthTypes total() {
    return ofParts(new int[types.length], 1).get(0);
  }

  /**
   * The growth of parts of the city.
   *
   * @param parts the number of the part that each cell belongs to, from 0; negative for none
   * @param count how many parts there are
   */
  public List<GrowthTypes> ofParts(int[] parts, int count) {
    Map<Type, long[]> cells = new EnumMap<>(Type.class);
    for (Type type : Type.values()) {
      cells.put(type, new long[count]);
    }
    for (int cell = 0; cell < types.length; cell++) {
      if (types[cell] != null && parts[cell] >= 0) {
        cells.get(types[cell])[parts[cell]]++;
      }
    }
    return IntStream.range(0, count).mapToObj(part -> growth(cells, part)).toList();
  }

  private GrowthTypes growth(Map<Type, long[]> cells, int part) {
    ToDoubleFunction<Type> area = type -> cells.get(type)[part] * lattice.cellArea();
    return new GrowthTypes(
        area.applyAsDouble(Type.INFILL),
        area.applyAsDouble(Type.EXTENSION),
        area.applyAsDouble(Type.LEAPFROG),
        area.applyAsDouble(Type.INCLUSION),
        area.applyAsDouble(Type.RELEASE),
        area.applyAsDouble(Type.DEMOLITION));
  }

  private static void check(Lattice lattice, LandInYear before, LandInYear after) {
    if (before.built().length != lattice.size() || after.built().length != lattice.size()) {
      throw new IllegalArgumentException(
          "Invalid dates of growth: %d and %d cells on a lattice of %d; bring both to one lattice"
              .formatted(before.built().length, after.built().length, lattice.size()));
    }
  }

  private record Cells(
      Lattice lattice, LandInYear before, LandInYear after, GrowthTypes.Limits limits) {
    Type[] types(Neighbourhood touch) {
      boolean[] outside = newOutside();
      Regions patches = Regions.of(lattice, outside, touch);
      boolean[] attached = attached(patches, touch);
      Type[] types = new Type[lattice.size()];
      for (int cell = 0; cell < types.length; cell++) {
        if (outside[cell]) {
          types[cell] = attached[patches.labels()[cell]] ? Type.EXTENSION : Type.LEAPFROG;
        } else {
          types[cell] = typeInside(cell);
        }
      }
      return types;
    }

    /** The type of a cell that is no new land outside the earlier extent. */
    private Type typeInside(int cell) {
      boolean wasBuilt = before.built()[cell];
      if (after.built()[cell] && wasBuilt && isIn(cell) != wasIn(cell)) {
        return isIn(cell) ? Type.INCLUSION : Type.RELEASE;
      }
      if (wasBuilt && !after.built()[cell] && wasIn(cell)) {
        return Type.DEMOLITION;
      }
      return isNew(cell) ? Type.INFILL : null;
    }

    private boolean[] newOutside() {
      boolean[] outside = new boolean[lattice.size()];
      for (int cell = 0; cell < outside.length; cell++) {
        outside[cell] = isNew(cell) && !before.extent()[cell];
      }
      return outside;
    }

    /** Whether each patch touches the earlier extent. */
    private boolean[] attached(Regions patches, Neighbourhood touch) {
      boolean[] attached = new boolean[patches.count()];
      for (int cell = 0; cell < lattice.size(); cell++) {
        int patch = patches.labels()[cell];
        if (patch >= 0 && !attached[patch]) {
          attached[patch] = touchesExtent(cell, touch);
        }
      }
      return attached;
    }

    private boolean touchesExtent(int cell, Neighbourhood touch) {
      int column = cell % lattice.columns();
      int row = cell / lattice.columns();
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          boolean isNear = touch == Neighbourhood.SIDES_AND_CORNERS || dx == 0 || dy == 0;
          if (isNear && wasExtent(column + dx, row + dy)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean wasExtent(int column, int row) {
      return column >= 0
          && row >= 0
          && column < lattice.columns()
          && row < lattice.rows()
          && before.extent()[lattice.index(column, row)];
    }

    private boolean isNew(int cell) {
      return after.built()[cell] && !before.built()[cell] && isIn(cell);
    }

    private boolean isIn(int cell) {
      return after.extent()[cell];
    }

    private boolean wasIn(int cell) {
      return limits == GrowthTypes.Limits.FIXED_T1 ? after.extent()[cell] : before.extent()[cell];
    }
  }
}

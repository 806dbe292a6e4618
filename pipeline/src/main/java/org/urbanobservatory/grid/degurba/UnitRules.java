package org.urbanobservatory.grid.degurba;

/**
 * How towns and rural areas are split at level 2.
 *
 * <p>Source: European Commission and others, Applying the Degree of Urbanisation: printed 2021,
 * online text of July 2024.
 */
public enum UnitRules {
  /**
   * By halves. A town is dense with at least half of its people in centres and dense clusters, a
   * suburb with at least half in suburban and rural cells, else semi-dense. A rural area is a
   * village with at least half in centres, urban clusters and rural clusters, mostly uninhabited
   * with at least half in very low density cells, else dispersed.
   */
  JULY_2024 {
    @Override
    UnitClass town(UnitShares shares) {
      double dense =
          shares.of(CellClass.URBAN_CENTRE_LEVEL_2) + shares.of(CellClass.DENSE_URBAN_CLUSTER);
      if (dense >= UnitShares.HALF) {
        return UnitClass.DENSE_TOWN;
      }
      return shares.of(CellClass.SUBURBAN) + shares.rural() >= UnitShares.HALF
          ? UnitClass.SUBURB
          : UnitClass.SEMI_DENSE_TOWN;
    }

    @Override
    UnitClass ruralArea(UnitShares shares) {
      if (1 - shares.rural() + shares.of(CellClass.RURAL_CLUSTER) >= UnitShares.HALF) {
        return UnitClass.VILLAGE;
      }
      return shares.of(CellClass.VERY_LOW_DENSITY_RURAL) >= UnitShares.HALF
          ? UnitClass.MOSTLY_UNINHABITED_AREA
          : UnitClass.DISPERSED_RURAL_AREA;
    }
  },
  /**
   * By the largest class. A town is a suburb unless more people live in dense and semi-dense
   * clusters than in suburban cells; then the larger of the two decides. A rural area goes by the
   * largest of its rural classes. The text leaves ties open: the denser class has them.
   */
  MANUAL_2021 {
    @Override
    UnitClass town(UnitShares shares) {
      double dense = shares.of(CellClass.DENSE_URBAN_CLUSTER);
      double semiDense = shares.of(CellClass.SEMI_DENSE_URBAN_CLUSTER);
      if (dense + semiDense <= shares.of(CellClass.SUBURBAN)) {
        return UnitClass.SUBURB;
      }
      return dense >= semiDense ? UnitClass.DENSE_TOWN : UnitClass.SEMI_DENSE_TOWN;
    }

    @Override
    UnitClass ruralArea(UnitShares shares) {
      double cluster = shares.of(CellClass.RURAL_CLUSTER);
      double low = shares.of(CellClass.LOW_DENSITY_RURAL);
      double veryLow = shares.of(CellClass.VERY_LOW_DENSITY_RURAL);
      if (cluster >= low && cluster >= veryLow) {
        return UnitClass.VILLAGE;
      }
      return low >= veryLow ? UnitClass.DISPERSED_RURAL_AREA : UnitClass.MOSTLY_UNINHABITED_AREA;
    }
  };

  abstract UnitClass town(UnitShares shares);

  abstract UnitClass ruralArea(UnitShares shares);
}

package org.urbanobservatory.job.sample.city;

import java.util.List;

/** The six forms of city, each with its own street pattern, density and growth. */
public enum Form {
  GRID("Tabula", "XAV", 0, 0.78, 0.93, 9_500, 1.022),
  RADIAL("Rundhaven", "XBO", 0, 0.90, 0.97, 7_200, 1.006),
  ORGANIC("Vetra", "XAV", 1, 0.80, 1.04, 8_400, 1.018),
  SUPERBLOCK("Blokstad", "XBO", 1, 0.84, 0.95, 13_500, 1.011),
  RIVERSIDE("Elvmunde", "XBO", 2, 0.86, 0.96, 6_400, 1.009),
  INFORMAL("Limbara", "XAV", 2, 0.74, 0.98, 16_800, 1.039);

  /** The order in which forms repeat. */
  static final List<Form> ALL = List.of(values());

  private final String cityName;
  private final String countryCode;
  private final int placeInCountry;
  private final double built2015;
  private final double built2020;
  private final double peoplePerKm2;
  private final double growth;

  Form(
      String cityName,
      String countryCode,
      int placeInCountry,
      double built2015,
      double built2020,
      double peoplePerKm2,
      double growth) {
    this.cityName = cityName;
    this.countryCode = countryCode;
    this.placeInCountry = placeInCountry;
    this.built2015 = built2015;
    this.built2020 = built2020;
    this.peoplePerKm2 = peoplePerKm2;
    this.growth = growth;
  }

  public String cityName() {
    return cityName;
  }

  public String countryCode() {
    return countryCode;
  }

  /** 0, 1 or 2 among the three forms of a country. */
  int placeInCountry() {
    return placeInCountry;
  }

  /** The size of the built-up shape as a share of the boundary's width. */
  double builtScale(int year) {
    return year <= 2015 ? built2015 : built2020;
  }

  /** People per km2 of built-up land in the centre. */
  double peoplePerKm2(int year) {
    return peoplePerKm2 * StrictMath.pow(growth, year - 2020);
  }

  Drawing draw(Chance chance) {
    Sketch sketch = new Sketch();
    switch (this) {
      case GRID -> GridForm.draw(sketch, chance);
      case RADIAL -> RadialForm.draw(sketch, chance);
      case ORGANIC -> OrganicForm.draw(sketch, chance);
      case SUPERBLOCK -> SuperblockForm.draw(sketch, chance);
      case RIVERSIDE -> RiversideForm.draw(sketch, chance);
      case INFORMAL -> InformalForm.draw(sketch, chance);
    }
    return Drawing.of(sketch);
  }
}

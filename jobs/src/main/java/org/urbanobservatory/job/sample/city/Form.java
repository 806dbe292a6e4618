package org.urbanobservatory.job.sample.city;

import java.util.function.BiConsumer;

/** The six forms of city, each with its own street pattern, density and growth. */
public enum Form {
  GRID("Tabula", "XAV", new Growth(0.78, 0.93, 9_500, 1.022), GridForm::draw),
  RADIAL("Rundhaven", "XBO", new Growth(0.90, 0.97, 7_200, 1.006), RadialForm::draw),
  ORGANIC("Vetra", "XAV", new Growth(0.80, 1.04, 8_400, 1.018), OrganicForm::draw),
  SUPERBLOCK("Blokstad", "XBO", new Growth(0.84, 0.95, 13_500, 1.011), SuperblockForm::draw),
  RIVERSIDE("Elvmunde", "XBO", new Growth(0.86, 0.96, 6_400, 1.009), RiversideForm::draw),
  INFORMAL("Limbara", "XAV", new Growth(0.74, 0.98, 16_800, 1.039), InformalForm::draw);

  private final String cityName;
  private final String countryCode;
  private final Growth growth;
  private final BiConsumer<Sketch, Chance> hand;

  /**
   * How far the city is built up, as a share of its boundary's width, and how dense.
   *
   * @param built2015 scale of the built-up shape in 2015
   * @param built2020 scale of the built-up shape in 2020
   * @param peoplePerKm2 in the centre in 2020, on built-up land
   * @param yearly factor by which the density of built-up land grows in a year
   */
  public record Growth(double built2015, double built2020, double peoplePerKm2, double yearly) {
    double scale(int year) {
      return year <= 2015 ? built2015 : built2020;
    }
  }

  Form(String cityName, String countryCode, Growth growth, BiConsumer<Sketch, Chance> hand) {
    this.cityName = cityName;
    this.countryCode = countryCode;
    this.growth = growth;
    this.hand = hand;
  }

  public String cityName() {
    return cityName;
  }

  public String countryCode() {
    return countryCode;
  }

  public Growth growth() {
    return growth;
  }

  Drawing draw(Chance chance) {
    Sketch sketch = new Sketch();
    hand.accept(sketch, chance);
    return Drawing.of(sketch);
  }
}

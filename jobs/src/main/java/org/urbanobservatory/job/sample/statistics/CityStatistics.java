package org.urbanobservatory.job.sample.statistics;

import java.util.List;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.Truth;

/** Every statistical variable of the City Prosperity Index for one city and year. */
public final class CityStatistics {
  private static final String[] SECTORS = {
    "agriculture",
    "industry",
    "construction",
    "trade",
    "information",
    "finance",
    "real_estate",
    "business_services",
    "public_services",
    "other_services"
  };
  private static final double[] POOR = {9, 17, 10, 33, 1, 1, 0.5, 5, 14, 9.5};
  private static final double[] RICH = {1, 15, 6, 22, 6, 5, 2, 15, 24, 4};

  private final Figures f;
  private final int year;
  private final double population;

  private CityStatistics(Figures figures, int year, double population) {
    this.f = figures;
    this.year = year;
    this.population = StrictMath.rint(population);
  }

  /** The rows of a city; its population is that of the raster inside the boundary. */
  public static List<Row> of(City city, int year, double population) {
    double wealth = wealth(city) - 0.01 * (2020 - year);
    CityStatistics statistics =
        new CityStatistics(new Figures(city, year, wealth), year, population);
    double adults = statistics.residents();
    statistics.work(adults);
    statistics.money();
    statistics.housing();
    statistics.services();
    statistics.mobility();
    statistics.health();
    statistics.education(adults);
    statistics.safetyAndEquity();
    statistics.environment();
    statistics.government(adults);
    return statistics.f.rows();
  }

  private static double wealth(City city) {
    double base =
        switch (city.form()) {
          case GRID -> 0.56;
          case RADIAL -> 0.84;
          case ORGANIC -> 0.44;
          case SUPERBLOCK -> 0.72;
          case RIVERSIDE -> 0.91;
          case INFORMAL -> 0.24;
        };
    return base + city.chance("wealth").between(-0.04, 0.04);
  }

  /** Returns the people of 18 and over. */
  private double residents() {
    double children = population * f.share("children", 0.36, 0.16);
    double old = population * f.share("old", 0.03, 0.19);
    double young = population * f.share("young", 0.22, 0.11);
    f.bySex("population", "", population, 0.508);
    f.bySex("population", "Y_LT15", children, 0.49);
    f.bySex("population", "Y_GE15", population - StrictMath.rint(children), 0.513);
    f.bySex("population", "Y15T24", young, 0.497);
    f.bySex("population", "Y15T64", population - StrictMath.rint(children) - old, 0.505);
    f.bySex("population", "Y_GE65", old, 0.57);
    return f.bySex("population", "Y_GE18", population - 1.2 * children, 0.515);
  }

  private void work(double adults) {
    double labour = f.bySex("labour_force", "", adults * f.share("labour", 0.64, 0.68), 0.45);
    double jobless = f.share("jobless", 0.14, 0.045);
    double unemployed = f.bySex("unemployed", "", labour * jobless, 0.48);
    double employed = f.bySex("employed", "", labour - unemployed, 0.445);
    double youth = population * f.share("young", 0.22, 0.11) * 0.46;
    f.group("labour_force", "", "Y15T24", "PERSONS", youth);
    f.group("unemployed", "", "Y15T24", "PERSONS", youth * Math.min(0.6, 2.1 * jobless));
    f.people("informal_employed", employed * f.share("informal", 0.62, 0.12));
    double employees = employed * f.share("employees", 0.5, 0.85);
    f.bySex("non_agricultural_employees", "", employees, f.share("women", 0.34, 0.48));
    sectors(employed);
  }

  private void sectors(double employed) {
    double[] shares = new double[SECTORS.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = f.between(SECTORS[i], POOR[i], RICH[i]);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      f.people("employed_in_" + SECTORS[i], employed * shares[i] / sum);
    }
  }

  private void money() {
    f.number("city_product", "MILLION_USD_PPP", population * f.growing("gdp", 4_000, 58_000) / 1e6);
    f.count("mean_household_income", "USD_PPP", f.growing("income", 6_800, 42_000));
    f.count("days_to_start_a_business", "DAYS", f.growing("days", 58, 5));
  }

  private void housing() {
    double households = f.count("households", "COUNT", population / f.between("size", 4.6, 2.3));
    double dwellings = f.count("dwellings_occupied", "COUNT", households * 0.97);
    f.count("dwellings_durable", "COUNT", dwellings * f.share("durable", 0.83, 0.985));
    households("improved_water", households, f.share("water", 0.72, 0.999));
    households("improved_sanitation", households, f.share("sanitation", 0.55, 0.995));
    households("electricity", households, f.share("electricity", 0.86, 0.999));
    households("sufficient_living_area", households, f.share("space", 0.7, 0.985));
    households("computer", households, f.share("computer", 0.12, 0.88));
    f.people("people_in_slums", population * f.between("slums", 0.48, 0.015));
  }

  private void households(String having, double households, double share) {
    f.count("households_with_" + having, "COUNT", households * share);
  }

  private void services() {
    f.people("physicians", population / 1000 * f.between("physicians", 0.4, 4.6));
    f.count("public_library_count", "COUNT", 1 + population / 1e5 * f.between("books", 0.8, 6));
    f.people("people_with_internet_at_home", population * f.share("internet", 0.22, 0.94));
    if (isNorth()) {
      f.number("average_broadband_speed", "MBPS", f.growing("speed", 2.2, 88));
    } else {
      f.count("average_broadband_speed", "KBPS", f.growing("speed", 2_200, 88_000));
    }
  }

  private void mobility() {
    double trips = f.count("motorised_trips", "COUNT", population * f.between("trips", 1.1, 1.9));
    f.count("public_transport_trips", "COUNT", trips * f.share("transit", 0.55, 0.3));
    f.number("average_daily_travel_time", "MINUTES", f.between("minutes", 58, 26));
    f.number("mass_transport_network_length", "KM", Math.max(0, f.between("km", -6, 14)));
    f.people("traffic_deaths", population / 1e5 * f.growing("crashes", 24, 3));
    f.number("average_trip_cost", "LCU", f.between("fare", 0.9, 2.6));
    f.number("bottom_quintile_income_per_person", "LCU", f.growing("poorest", 250, 1_700));
  }

  private void health() {
    double births = f.people("live_births", population / 1000 * f.between("births", 31, 10));
    f.number("life_expectancy_at_birth", "YEARS", Math.min(84, f.between("life", 61, 82)));
    f.people("deaths_under_five", births / 1000 * f.growing("infants", 62, 3));
    f.people("maternal_deaths", births / 1e5 * f.growing("mothers", 310, 9));
    double eligible = f.people("people_eligible_for_immunisation", births * 0.97);
    f.people("people_immunised", eligible * f.share("vaccines", 0.68, 0.97));
  }

  private void education(double adults) {
    f.bySex("literate_adults", "", adults * f.share("literate", 0.76, 0.992), 0.505);
    f.number("mean_years_of_schooling", "YEARS", f.between("school", 5.5, 13.2));
    double small = population * f.between("small", 0.13, 0.055);
    f.people("children_of_early_education_age", small);
    f.people("children_in_early_education", small * f.share("early", 0.22, 0.88));
    double students = f.people("higher_education_age_population", population * 0.071);
    f.people("enrolled_in_higher_education", students * f.share("higher", 0.1, 0.68));
    double pupils = population * f.between("pupils", 0.06, 0.035);
    secondary("F", pupils * 0.97, f.share("girls", 0.5, 0.95));
    secondary("M", pupils, f.share("boys", 0.57, 0.945));
  }

  private void secondary(String sex, double age, double share) {
    double all = f.group("secondary_school_age_population", sex, "", "PERSONS", age);
    f.group("enrolled_in_secondary_school", sex, "", "PERSONS", all * share);
  }

  private void safetyAndEquity() {
    f.people("homicides", population / 1e5 * f.growing("homicides", 30, 1.6));
    f.count("thefts", "COUNT", population / 1e5 * f.between("thefts", 900, 2_300));
    f.number("gini_coefficient", "1", f.between("gini", 0.53, 0.27));
    f.people("people_below_poverty_line", population * f.growing("poor", 0.34, 0.008));
    double seats = 21 + 2 * StrictMath.rint(population / 9_000);
    f.bySex("local_government_members", "", seats, f.share("seats", 0.14, 0.48));
  }

  private void environment() {
    f.count("number_of_monitoring_stations", "COUNT", Math.max(0, f.between("air", -0.6, 4.4)));
    f.number("pm25_concentration", "UG_PER_M3", f.between("pm25", 42, 8));
    if (year < Truth.STREET_YEAR) {
      // Later it is measured from the parks of the extract.
      f.reported("accessibility_to_open_public_area", "PT", 100 * f.share("parks", 0.34, 0.9));
    }
    f.reported("green_area_per_capita", "M2_PER_PERSON", f.between("green", 3, 33));
    f.reported("land_use_mix", "1", f.between("mix", 0.42, 0.7));
    if (isNorth()) {
      f.number("carbon_dioxide_emitted", "KT", population / 1e3 * f.between("co2", 0.8, 7.4));
    } else {
      f.number("pm10_concentration", "UG_PER_M3", f.between("pm10", 88, 19));
    }
    waste();
    double energy = population * f.growing("energy", 1.2, 19);
    f.number("energy_consumed", "GWH", energy / 1e3);
    f.number("renewable_energy_consumed", "GWH", energy / 1e3 * f.share("renewable", 0.07, 0.3));
  }

  private void waste() {
    double waste = f.count("waste_generated", "T", population * f.between("waste", 0.28, 0.5));
    double collected = f.count("waste_collected", "T", waste * f.share("collected", 0.52, 0.995));
    f.count("waste_recycled", "T", collected * f.share("recycled", 0.03, 0.44));
    double water = f.count("wastewater_produced", "M3", population * f.between("water", 38, 70));
    f.count("wastewater_treated", "M3", water * f.share("treated", 0.22, 0.96));
  }

  private void government(double adults) {
    double voters = f.people("registered_voters", adults * 0.93);
    f.people("votes_cast", voters * f.share("votes", 0.46, 0.69));
    f.count("public_information_elements", "COUNT", Math.min(10, f.between("site", 3, 10)));
    f.people("adults_in_civic_associations", adults * f.share("civic", 0.08, 0.31));
    double budget = population * f.growing("budget", 95, 3_300) / 1e6;
    f.number("municipal_expenditure_budgeted", "MILLION_LCU", budget);
    f.number("municipal_expenditure", "MILLION_LCU", budget * f.share("spent", 0.8, 0.98));
    f.number("municipal_revenue", "MILLION_LCU", budget * 1.02);
    f.number("municipal_own_revenue", "MILLION_LCU", budget * f.share("own", 0.24, 0.66));
    f.number("municipal_debt", "MILLION_LCU", budget * f.share("debt", 0.78, 0.34));
  }

  private boolean isNorth() {
    return f.city().countryCode().equals("XBO");
  }
}

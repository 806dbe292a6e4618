package org.urbanobservatory.step.city.access;

import java.io.IOException;
import java.util.List;

/** Inputs of one kind as something that people walk to: stops, open spaces, facilities. */
interface AccessSource {
  /**
   * What stands for a year: the inputs of the latest year not after it, else of the earliest. One
   * group for each purpose, the same in every call of a year.
   *
   * @param network the walkable ways near the city, for what begins where the network meets it
   */
  List<AccessGroup> groups(int year, WalkableWays network) throws IOException;
}

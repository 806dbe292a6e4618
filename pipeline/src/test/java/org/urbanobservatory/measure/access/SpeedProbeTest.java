package org.urbanobservatory.measure.access;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.WalkGraph;

class SpeedProbeTest {
  @Test
  void speed() {
    var city = new GridCity(317, 1, 0);
    WalkGraph g = city.streets();
    System.out.println(g.nodeCount() + " nodes " + g.edgeCount() + " edges");
    Origins o = city.people(g, 50_000);
    var f = List.of(new FacilitySet("s", city.facilities(2000), 500));
    for (int i = 0; i < 12; i++) {
      long t0 = System.nanoTime();
      var a = new WalkAccess(g, AccessSettings.STANDARD);
      long t1 = System.nanoTime();
      AccessResult r = a.measure(o, f);
      long t2 = System.nanoTime();
      var s = r.share(r.set("s"), Breakdown.TOTAL);
      long t3 = System.nanoTime();
      System.out.println("index " + (t1 - t0) / 1e6 + " measure " + (t2 - t1) / 1e6 + " share " + (t3 - t2) / 1e6 + " " + s);
    }
  }
}

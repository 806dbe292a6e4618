package org.urbanobservatory.job.sample.city;

import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * Wide boulevards every 800 metres; inside each superblock a loop that is reached from the nearer
 * carriageway only, with culs-de-sac and footways. The boundary has a hole: an enclave that takes a
 * side of one loop with it.
 */
final class SuperblockForm {
  private static final double BLOCK = 800;
  private static final double LOOP = 200;
  private static final double CARRIAGEWAY = 8;
  private static final double HALF = 2000;
  private static final Map<String, String> BOULEVARD =
      Map.of("highway", "primary", "lanes", "3", "maxspeed", "50");
  private static final Map<String, String> LOOP_STREET =
      Map.of("highway", "residential", "width", "6.5");

  private final Sketch sketch;
  private final Chance chance;

  private SuperblockForm(Sketch sketch, Chance chance) {
    this.sketch = sketch;
    this.chance = chance;
  }

  static void draw(Sketch sketch, Chance chance) {
    SuperblockForm form = new SuperblockForm(sketch, chance);
    form.boulevards();
    for (int i = -2; i < 2; i++) {
      for (int j = -2; j < 2; j++) {
        form.superblock((i + 0.5) * BLOCK, (j + 0.5) * BLOCK);
      }
    }
    form.edge();
    form.grounds();
    Facilities.along(sketch, CARRIAGEWAY, -1900, 1900);
    Ring enclave = Ring.rectangle(400 - 120, 400 - 120, 400 + 330, 400 + 120);
    sketch.boundary = Region.of(Ring.rectangle(-HALF, -HALF, HALF, HALF)).withHole(enclave);
  }

  private void boulevards() {
    double end = HALF + 1850;
    for (int i = -2; i <= 2; i++) {
      sketch.boulevard(BOULEVARD, Point.of(i * BLOCK, -end), Point.of(i * BLOCK, end));
      sketch.boulevard(BOULEVARD, Point.of(-end, i * BLOCK), Point.of(end, i * BLOCK));
    }
  }

  private void superblock(double x, double y) {
    sketch.street(
        LOOP_STREET,
        Point.of(x - LOOP, y - LOOP),
        Point.of(x + LOOP, y - LOOP),
        Point.of(x + LOOP, y + LOOP),
        Point.of(x - LOOP, y + LOOP),
        Point.of(x - LOOP, y - LOOP));
    double gate = BLOCK / 2 - CARRIAGEWAY;
    sketch.street("tertiary", Point.of(x - gate, y), Point.of(x - LOOP, y));
    sketch.street("tertiary", Point.of(x + LOOP, y), Point.of(x + gate, y));
    sketch.street("tertiary", Point.of(x, y - gate), Point.of(x, y - LOOP));
    sketch.street("tertiary", Point.of(x, y + LOOP), Point.of(x, y + gate));
    culsDeSac(x, y);
    sketch.path("footway", Point.of(x - LOOP, y), Point.of(x, y), Point.of(x + LOOP, y));
    sketch.path("footway", Point.of(x, y - LOOP), Point.of(x, y), Point.of(x, y + LOOP));
    sketch.path("service", Point.of(x - LOOP, y - 150), Point.of(x - 320, y - 150));
  }

  private void culsDeSac(double x, double y) {
    for (int side = -1; side <= 1; side += 2) {
      for (double at : new double[] {-110, 95}) {
        double length = chance.between(45, 75);
        if (chance.happens(0.7)) {
          sketch.street(
              "living_street",
              Point.of(x + at, y + side * LOOP),
              Point.of(x + at, y + side * (LOOP - length)));
        }
        if (chance.happens(0.4)) {
          sketch.street(
              "living_street",
              Point.of(x + side * LOOP, y + at),
              Point.of(x + side * (LOOP + length), y + at));
        }
      }
    }
  }

  /** Streets from the outer boulevards through the boundary. */
  private void edge() {
    double start = 2 * BLOCK + CARRIAGEWAY;
    for (int i = -2; i < 2; i++) {
      double at = (i + 0.5) * BLOCK + chance.between(-100, 100);
      sketch.street("unclassified", Point.of(start, at), Point.of(HALF + 300, at));
      sketch.street("unclassified", Point.of(-start, at), Point.of(-HALF - 300, at));
      sketch.street("unclassified", Point.of(at, start), Point.of(at, HALF + 300));
      sketch.street("unclassified", Point.of(at, -start), Point.of(at, -HALF - 300));
    }
  }

  private void grounds() {
    for (int i = -2; i < 2; i++) {
      double x = (i + 0.5) * BLOCK;
      double y = (i == 0 ? -1.5 : i + 0.5) * BLOCK;
      Ring pond = i == -1 ? Ring.rectangle(x - 40, y - 30, x - 10, y + 40) : null;
      sketch.park(Ring.rectangle(x - 90, y - 100, x + 80, y + 90), pond, "Block Park " + (i + 3));
      sketch.ground(Ring.rectangle(x + 20, y - 80, x + 60, y - 40), "leisure", "playground");
    }
    sketch.ground(Ring.rectangle(-780, -780, -620, -640), "place", "square");
    sketch.ground(Ring.rectangle(-1580, 820, -820, 1580), "landuse", "industrial");
    sketch.ground(Ring.rectangle(20, -780, 780, -620), "landuse", "retail");
  }
}

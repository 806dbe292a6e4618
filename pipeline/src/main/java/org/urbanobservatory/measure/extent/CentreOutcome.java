package org.urbanobservatory.measure.extent;

import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.MultiPolygon;

/** What became of a search for the urban centre of a city. Nothing is picked silently. */
public sealed interface CentreOutcome {
  /**
   * The city's urban centre.
   *
   * @param extent the cells of its centres, dissolved, in the computing CRS
   * @param people persons in these cells
   * @param remarks what a reader should know: another city in the centre, several centres, a centre
   *     that lies mostly outside of the boundary
   */
  record Found(MultiPolygon extent, double people, List<CentreRemark> remarks)
      implements CentreOutcome {
    public Found {
      Objects.requireNonNull(extent, "extent");
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The city has no centre of its own.
   *
   * @param reason why: none inside the boundary, or it belongs to another city
   */
  record None(CentreRemark reason) implements CentreOutcome {
    public None {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * The window ends too early to say; the same question must be asked with a larger one, or where
   * the data end here, the city has no centre.
   *
   * @param reason which side ends and why it matters
   */
  record WindowTooSmall(CentreRemark reason) implements CentreOutcome {
    public WindowTooSmall {
      Objects.requireNonNull(reason, "reason");
    }
  }
}

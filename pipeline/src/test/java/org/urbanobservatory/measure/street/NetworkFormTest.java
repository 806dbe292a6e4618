package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetPlan;

class NetworkFormTest {
  private static final double EXACT = 1e-12;

  /** Three streets each way, 100 m apart, that end at the outermost crossings. */
  private static StreetPlan grid() {
    var plan = new StreetPlan();
    for (int i = 0; i < 3; i++) {
      plan.street(i + 1L, 0, 100 * i, 100, 100 * i, 200, 100 * i);
      plan.street(i + 4L, 100 * i, 0, 100 * i, 100, 100 * i, 200);
    }
    return plan;
  }

  /** The four corners are bends, where a street merely goes on: 5 nodes and 8 links. */
  @Test
  void aGridOfFourBlocks() {
    NetworkForm form = NetworkForm.of(StreetNetwork.of(grid().ways()));

    assertThat(form.nodes()).isEqualTo(5);
    assertThat(form.links()).isEqualTo(8);
    assertThat(form.cyclomaticNumber()).isEqualTo(4);
    assertThat(form.meshedness().orElseThrow()).isCloseTo(4 / 5.0, within(EXACT));
    assertThat(form.gamma().orElseThrow()).isCloseTo(8 / 9.0, within(EXACT));
    assertThat(form.meanDegree().orElseThrow()).isCloseTo(16 / 5.0, within(EXACT));
    assertThat(form.lengthM()).isCloseTo(1200, within(EXACT));
    assertThat(form.deadEndLengthM()).isZero();
  }

  /** The edge of the extent cuts four streets off the middle crossing: a star of four links. */
  @Test
  void streetsThatTheEdgeCutsEndThere() {
    var box = new GeometryFactory().toGeometry(new Envelope(50, 150, 50, 150));

    NetworkForm form = NetworkForm.of(StreetNetwork.clipped(grid().ways(), box));

    assertThat(form.degrees()).containsExactlyInAnyOrder(4, 1, 1, 1, 1);
    assertThat(form.meshedness().orElseThrow()).isZero();
    assertThat(form.gamma().orElseThrow()).isCloseTo(4 / 9.0, within(EXACT));
    assertThat(form.deadEndLengthM()).isCloseTo(200, within(EXACT));
  }

  @Test
  void twoNodesHaveNoForm() {
    NetworkForm form =
        NetworkForm.of(StreetNetwork.of(new StreetPlan().street(1, 0, 0, 9, 0).ways()));

    assertThat(form.meshedness().reason()).isEqualTo(NetworkForm.TOO_FEW_NODES);
    assertThat(form.gamma().reason()).isEqualTo(NetworkForm.TOO_FEW_NODES);
  }

  @Test
  void refusesEndsThatNoLinkHas() {
    assertThatThrownBy(() -> new NetworkForm(List.of(1, 1, 1), 1, 1, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid network: 1 links have 3 ends, 1 parts 3 nodes");
  }
}

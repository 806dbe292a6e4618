package org.urbanobservatory.network;

/**
 * A street between two vertices that are not merely passed: junctions, dead ends or cuts. Ways that
 * continue each other form one segment, whatever their classes. A ring without any such vertex is
 * one segment that starts where its first way starts.
 *
 * @param halfEdges from end to end; the end whose edge has the lower number comes first
 */
public record StreetSegment(int[] halfEdges) {
  public int first() {
    return halfEdges[0];
  }

  public int last() {
    return halfEdges[halfEdges.length - 1];
  }
}

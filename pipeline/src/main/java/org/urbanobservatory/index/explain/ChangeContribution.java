package org.urbanobservatory.index.explain;

/**
 * Points of the index's change that a component accounts for.
 *
 * @param componentId the component
 * @param cause why
 * @param points of the root's change; all together are the change
 */
public record ChangeContribution(String componentId, Cause cause, double points) {
  /** Why a component moves the index. */
  public enum Cause {
    /** The leaf's value is another. */
    VALUE,
    /** The component weighs more or less: it or a sibling appeared or fell out, or was reweighed. */
    WEIGHT,
    /** The same value is read otherwise, or the node is another mean. */
    METHOD
  }
}

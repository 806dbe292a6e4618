package org.urbanobservatory.compute;

/** Whether the administrative boundary may stand in for the extent an indicator is defined on. */
public enum ProxyExtent {
  ALLOWED,
  REFUSED
}

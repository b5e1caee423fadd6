package orch.term;

/** When to write in color. */
public enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER
}

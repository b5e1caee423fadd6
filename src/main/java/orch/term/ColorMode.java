package orch.term;

/** When output is colored. */
public enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER
}

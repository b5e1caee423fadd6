package orch.output;

import java.util.Locale;

/** How data is printed. */
public enum Format {
  JSON,
  JSONL,
  YAML,
  TABLE,
  WIDE,
  CSV,
  NAME;

  /** The name people type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

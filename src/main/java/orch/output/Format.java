package orch.output;

import java.util.Locale;

/** The output format of data. */
public enum Format {
  JSON,
  JSONL,
  YAML,
  TABLE,
  WIDE,
  CSV,
  NAME;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

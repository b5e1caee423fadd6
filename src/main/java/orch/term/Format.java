package orch.term;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How data is printed. */
public enum Format {
  JSON,
  JSONL,
  YAML,
  TABLE,
  NAME;

  /** The names people type. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Format::toString).toList();
  }

  /** The name people type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

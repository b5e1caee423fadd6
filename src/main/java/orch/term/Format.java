package orch.term;

import java.util.ArrayList;
import java.util.List;
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

  /** The names people type. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Format format : values()) {
      names.add(format.toString());
    }
    return names;
  }

  /** The name people type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

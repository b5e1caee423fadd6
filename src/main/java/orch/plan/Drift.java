package orch.plan;

import java.util.Locale;

/**
 * What changed since the last apply, in the file and in the live configuration.
 *
 * @param file the document compared with the one that was applied
 * @param live the configuration compared with what the apply left
 */
public record Drift(Side file, Side live) {
  /** What happened to one of the two. */
  public enum Side {
    SAME,
    CHANGED,
    GONE,
    /** It was never applied. */
    NEW;

    /** The word for JSON, such as {@code changed}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether neither has changed. */
  public boolean isNone() {
    return file == Side.SAME && live == Side.SAME;
  }

  /** What happened, for messages. */
  public String describe() {
    if (file == Side.NEW) {
      return "never applied";
    }
    String inFile =
        switch (file) {
          case CHANGED -> "changed in the file";
          case GONE -> "gone from the files";
          default -> "";
        };
    String there =
        switch (live) {
          case CHANGED -> "changed live since the last apply";
          case GONE -> "deleted live since the last apply";
          default -> "";
        };
    if (inFile.isEmpty() && there.isEmpty()) {
      return "unchanged";
    }
    return inFile.isEmpty() || there.isEmpty() ? inFile + there : inFile + " and " + there;
  }
}

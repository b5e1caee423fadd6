package orch.cli.input;

/** Makes the name of a file, without its ending, from the name of a configuration. */
public final class FileStem {
  private static final int LONGEST = 100;

  private FileStem() {}

  /** The name without separators, spaces and leading hyphens; empty when nothing is left. */
  public static String of(String name) {
    // A name that begins with a dash would be read as an option.
    String safe = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return safe.substring(0, Math.min(LONGEST, safe.length()));
  }
}

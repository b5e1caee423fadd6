package orch.output;

import java.util.Locale;

/** The output format of data. */
public enum Format {
  JSON("indented JSON; a list is one array", false),
  JSONL("one line of JSON per result, printed as results arrive", false),
  YAML("YAML as in files, with --- between results", false),
  TABLE("the most important fields, in columns", true),
  WIDE("the table with more columns", true),
  CSV("the fields of the wide table, with a header line (RFC 4180, with plain line feeds)", true),
  NAME("the id; with --fields the values of these fields, separated by tabs", true);

  private final String description;
  private final boolean hasColumns;

  Format(String description, boolean hasColumns) {
    this.description = description;
    this.hasColumns = hasColumns;
  }

  /** What is printed, for help pages. */
  public String description() {
    return description;
  }

  /** Whether it prints chosen fields in columns; else it prints results as they are. */
  boolean hasColumns() {
    return hasColumns;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

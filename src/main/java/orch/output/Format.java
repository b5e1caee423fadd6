package orch.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The output format: one of data, which every command prints, or a report of some commands. */
public enum Format {
  JSON("indented JSON; a list is one array", false),
  JSONL("one line of JSON per result, printed as results arrive", false),
  YAML("YAML as in files, with --- between results", false),
  TABLE("the most important fields, in columns", true),
  WIDE("the table with more columns", true),
  CSV("the fields of the wide table, with a header line (RFC 4180, with plain line feeds)", true),
  NAME("the id; with --fields the values of these fields, separated by tabs", true),
  TREE("a configuration as a picture for people, with rules as arrows and ages in words", false),
  MERMAID("configurations as a mermaid flowchart, which GitHub renders", false),
  ENV("the ids of a configuration as lines for an .env file", false),
  HUMAN("each finding with its place, its line and advice (config validate)"),
  SARIF("SARIF 2.1.0, for code scanning (config validate)"),
  JUNIT("JUnit XML, for test reports (config validate, fleet report)"),
  GITHUB("annotations for GitHub Actions (config validate)"),
  MARKDOWN("a table in Markdown, for comments and summaries (fleet report)");

  /** The formats of data, which come first. */
  public static final List<Format> DATA = ofData();

  private final String description;
  private final boolean hasColumns;
  private final boolean isReport;

  Format(String description, boolean hasColumns) {
    this.description = description;
    this.hasColumns = hasColumns;
    this.isReport = false;
  }

  /** A report, which only some commands print. */
  Format(String description) {
    this.description = description;
    this.hasColumns = false;
    this.isReport = true;
  }

  /** Whether only some commands print it. */
  public boolean isReport() {
    return isReport;
  }

  private static List<Format> ofData() {
    List<Format> formats = new ArrayList<>();
    for (Format format : values()) {
      if (!format.isReport) {
        formats.add(format);
      }
    }
    return List.copyOf(formats);
  }

  /** What is printed, for help pages. */
  public String description() {
    return description;
  }

  /** Whether it prints chosen fields in columns; else it prints results as they are. */
  boolean hasColumns() {
    return hasColumns;
  }

  /** Whether it draws configurations, and nothing else. */
  boolean isPicture() {
    return this == TREE || this == MERMAID;
  }

  /** Whether it is for one configuration, and not for a list. */
  boolean isOfOne() {
    return this == ENV;
  }

  /** The formats of every result, as a list for messages. */
  static String others() {
    StringBuilder names = new StringBuilder();
    for (Format format : values()) {
      if (!format.isPicture() && !format.isOfOne() && !format.isReport) {
        names.append(names.isEmpty() ? "" : format == NAME ? " or " : ", ").append(format);
      }
    }
    return names.toString();
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

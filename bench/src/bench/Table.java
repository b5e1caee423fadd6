package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Markdown table: the first column is left-aligned, the figures are right-aligned. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... headers) {
    row(headers);
    List<String> alignments = new ArrayList<>(Collections.nCopies(headers.length, "---:"));
    alignments.set(0, "---");
    lines.add("|" + String.join("|", alignments) + "|");
  }

  void row(String... cells) {
    List<String> escaped = new ArrayList<>();
    for (String cell : cells) {
      escaped.add(cell.replace("|", "\\|").replace("\n", " "));
    }
    lines.add("| " + String.join(" | ", escaped) + " |");
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}

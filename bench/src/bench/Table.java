package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in markdown: the first column to the left, the figures to the right. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... heads) {
    row(heads);
    List<String> rules = new ArrayList<>(Collections.nCopies(heads.length, "---:"));
    rules.set(0, "---");
    lines.add("|" + String.join("|", rules) + "|");
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

package orch.document.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.document.edit.Node.Style;

/**
 * A text in the lines below its key, behind {@code |} or {@code >}.
 *
 * @param header the sign, and how the text ends
 * @param lines without indentation
 */
record BlockScalarText(String header, List<String> lines) {
  private static final int WIDTH = 80;

  /** The text in this style; empty when the style cannot hold it. */
  static Optional<BlockScalarText> of(String text, Style style) {
    String body = text.replaceFirst("\n+$", "");
    boolean isFit =
        !body.isBlank()
            && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || c > 0xa0)
            && text.chars().noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0xfeff)
            && body.lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(" "))
            && !body.startsWith("\n");
    if (!isFit) {
      return Optional.empty();
    }
    int ends = text.length() - body.length();
    String chomping = ends == 0 ? "-" : ends == 1 ? "" : "+";
    List<String> lines = new ArrayList<>();
    boolean isFolded = style == Style.FOLDED;
    for (String line : body.split("\n", -1)) {
      if (isFolded && !lines.isEmpty()) {
        // A single line end would be read as a space.
        lines.add("");
      }
      lines.addAll(isFolded ? wrapped(line) : List.of(line));
    }
    for (int i = 1; i < ends; i++) {
      lines.add("");
    }
    return Optional.of(new BlockScalarText((isFolded ? ">" : "|") + chomping, lines));
  }

  private static List<String> wrapped(String line) {
    List<String> lines = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    for (String word : line.split("(?<=[^ ]) (?=[^ ])", -1)) {
      if (!now.isEmpty() && now.length() + 1 + word.length() > WIDTH) {
        lines.add(now.toString());
        now.setLength(0);
      }
      now.append(now.isEmpty() ? "" : " ").append(word);
    }
    lines.add(now.toString());
    return lines;
  }
}

package orch.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import orch.term.SafeText;
import orch.term.Style;

/** The difference of two texts in the unified format, as {@code diff -u} prints it. */
public final class UnifiedDiff {
  /** The name of a text that does not exist. */
  public static final String NOTHING = "/dev/null";

  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** A named text; the name is that of a file, or {@link #NOTHING}. */
  public record Text(String name, String content) {}

  /** The lines of the difference; none when the texts are the same. */
  public static List<String> lines(Text before, Text after, Style style) {
    List<String> from = before.content().lines().toList();
    List<String> to = after.content().lines().toList();
    List<String> plain =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.name(), after.name(), from, DiffUtils.diff(from, to), CONTEXT);
    List<String> lines = new ArrayList<>();
    for (String line : plain) {
      boolean isHeading = lines.size() < 2;
      String safe = SafeText.lines(line);
      lines.add(isHeading ? style.bold(safe) : colored(safe, style));
    }
    return lines;
  }

  private static String colored(String line, Style style) {
    if (line.startsWith("@@")) {
      // The library counts an empty text from line 1; patch wants 0.
      return style.dim(line.replace("-1,0 +", "-0,0 +").replace(" +1,0 @@", " +0,0 @@"));
    }
    if (line.startsWith("+")) {
      return style.green(line);
    }
    return line.startsWith("-") ? style.red(line) : line;
  }
}

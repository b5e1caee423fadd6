package bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a command did that was not measured.
 *
 * @param err what it wrote to stderr
 */
record Outcome(int code, String err) {
  private static final int LONGEST = 300;

  /** Its messages, without ids, and without the lines that have one of these texts. */
  String messages(List<String> without) {
    List<String> lines = err.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String text =
        lines.stream()
            .filter(line -> without.stream().noneMatch(line::contains))
            .collect(Collectors.joining(" / "))
            .replaceAll("(proc_job|conv_configuration)_\\w+", "$1_...");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}

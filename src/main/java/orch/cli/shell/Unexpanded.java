package orch.cli.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.cli.problem.UsageException;

/** What another shell would do with a line, and this one does not: it says so. */
final class Unexpanded {
  private static final Set<String> OPERATORS =
      Set.of("|", "||", "&", "&&", ";", "<", ">", ">>", "2>", "2>&1");

  private static final Pattern EXPANDED =
      Pattern.compile("\\$[A-Za-z_][A-Za-z_0-9]*|\\$[({]|`|^~(?=/|$)");

  private Unexpanded() {}

  /** Refuses pipes, redirections and several commands on a line. */
  static void refuseOperators(List<Words.Word> words) {
    for (Words.Word word : words) {
      if (word.text().equals(word.bare()) && OPERATORS.contains(word.text())) {
        throw new UsageException(
            "a line of orch shell is one command: "
                + word.text()
                + " has no meaning here; write it in quotes, or start the line with ! to run it in"
                + " your own shell, as in !orch config list | wc -l");
      }
    }
  }

  /** Tells that variables, commands in quotes and ~ are passed on as they were typed. */
  static void note(List<Words.Word> words, Consumer<String> note) {
    for (Words.Word word : words) {
      Matcher found = EXPANDED.matcher(word.live());
      if (found.find()) {
        note.accept(
            "orch shell does not expand "
                + found.group()
                + ": it is passed on as typed, as if in apostrophes");
        return;
      }
    }
  }
}

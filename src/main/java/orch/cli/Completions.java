package orch.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.complete.CobraAnswer;
import orch.cli.complete.CompletionTable;
import orch.cli.help.HelpTopic;
import orch.host.Host;

/** The shell's completion, made from the tree of all commands. */
final class Completions {
  private Completions() {}

  /** The table of everything that can be typed. */
  static CompletionTable table(App app) {
    Map<String, String> topics = new LinkedHashMap<>();
    for (HelpTopic topic : HelpTopic.values()) {
      topics.put(topic.toString(), topic.about());
    }
    return CompletionTable.of(CommandTree.whole(app), topics);
  }

  /**
   * Answers {@code __complete} and {@code __completeNoDesc}. The words after it are no command line
   * of orch, so the parser never sees them.
   */
  static int answer(Host host, String... args) {
    List<String> words = new ArrayList<>(List.of(args).subList(1, args.length));
    if (words.isEmpty()) {
      words.add("");
    }
    CobraAnswer answer = new CobraAnswer(host, () -> table(new App(host, new GlobalFlags())));
    return answer.print(words, args[0].equals("__complete"));
  }
}

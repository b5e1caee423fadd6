package orch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.app.OptionDefaults;
import orch.cli.complete.CobraAnswer;
import orch.cli.complete.CompletionTable;
import orch.cli.complete.RenewNames;
import orch.cli.complete.Shell;
import orch.cli.help.HelpTopic;
import orch.cli.problem.ExitCode;
import orch.file.RegularFile;
import orch.host.Host;
import org.jspecify.annotations.Nullable;

/** The shell's completion, made from the tree of all commands. */
final class Completions {
  /** The command that a script starts in the background. */
  static final String RENEW = "__renew-names";

  private static final int LARGEST = 4 << 20;

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
    CobraAnswer answer =
        new CobraAnswer(
            host,
            () -> {
              CompletionTable shipped = shipped(host);
              return shipped == null ? table(new App(host, new GlobalFlags())) : shipped;
            });
    return answer.print(words, args[0].equals("__complete"));
  }

  /**
   * The table in the script that came with this program, because making it from the tree of
   * commands takes longer than everything else; null where the program stands alone.
   */
  private static @Nullable CompletionTable shipped(Host host) {
    String jar = host.property("java.class.path");
    Path share = Path.of(jar).resolveSibling("../share");
    try {
      String script =
          new String(
              RegularFile.read(share.resolve(CompletionGenerator.BASH), LARGEST),
              StandardCharsets.UTF_8);
      return CompletionTable.parse(Shell.BASH.table(script));
    } catch (IOException | RuntimeException e) {
      // Another build's script may have another form.
      return null;
    }
  }

  /**
   * Renews the names of the account that the options choose. Nobody waits for it, so it says
   * nothing: the exit code is 1 when it failed.
   */
  static int renew(Host host, String... args) {
    String[] options = List.of(args).subList(1, args.length).toArray(String[]::new);
    App app = new App(host, new GlobalFlags(), options);
    try (Account account = new Account(app)) {
      return new RenewNames(app, account)
          .form()
          .line()
          .setDefaultValueProvider(new OptionDefaults(app))
          .setExpandAtFiles(false)
          .setInterpolateVariables(false)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler((problem, words) -> ExitCode.BUG.code())
          .setExecutionExceptionHandler((problem, command, result) -> ExitCode.BUG.code())
          .execute(options);
    }
  }
}

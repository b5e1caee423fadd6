package orch.cli.complete;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import orch.cli.problem.ExitCode;
import orch.concurrent.DaemonThread;
import orch.host.Host;
import orch.names.NameFile;
import orch.names.NameSource;
import orch.names.Names;
import orch.profile.Project;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request for candidates in the protocol of cobra, which bridges to other shells speak: a
 * line for each candidate, with a tab and its description, and a last line with a colon and the
 * directive. It never fails and never prints to stderr, because somebody is typing.
 */
public final class CobraAnswer {
  /** The search ends in this time, also on a disk that hangs. */
  private static final int DEADLINE_MILLIS = 300;

  private static final int ERROR = 1;

  private final Host host;
  private final Supplier<CompletionTable> table;
  private volatile Candidates.@Nullable Found found;

  public CobraAnswer(Host host, Supplier<CompletionTable> table) {
    this.host = host;
    this.table = table;
  }

  /**
   * Prints the candidates for the last word.
   *
   * @param words the words after "orch", of which the last is being typed
   */
  public int print(List<String> words, boolean withDescriptions) {
    PrintStream out = host.terminal().out();
    Candidates.Found answer = find(words);
    if (answer == null) {
      // An error must not show on the screen of somebody who is typing.
      out.println(":" + ERROR);
      return ExitCode.DONE.code();
    }
    for (Map.Entry<String, String> word : answer.words().entrySet()) {
      boolean isDescribed = withDescriptions && !word.getValue().isEmpty();
      out.println(word.getKey() + (isDescribed ? "\t" + word.getValue() : ""));
    }
    out.println(":" + answer.directive());
    return ExitCode.DONE.code();
  }

  /** Finds the candidates for the last word; null when there is no answer in time. */
  Candidates.@Nullable Found find(List<String> words) {
    // The table comes from the program's own files; those of the user may be on a disk that hangs.
    CompletionTable known = table.get();
    Thread search = DaemonThread.start("search", () -> search(known, words));
    try {
      search.join(DEADLINE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return found;
  }

  private void search(CompletionTable known, List<String> words) {
    try {
      NameSource accounts =
          new NameSource(
              host.environment(),
              Project.file(host.directory(), host.home()),
              host.configDirectory());
      Function<String, Names> names = file -> new NameFile(host.cacheDirectory(), file).read();
      found = Candidates.of(known, words, new Candidates.Source(accounts, names));
    } catch (RuntimeException bug) {
      // Without an answer, the caller prints the directive for an error.
      return;
    }
  }
}

package orch.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orch.cli.complete.Completion;
import orch.cli.complete.CompletionTable;
import orch.profile.Defaults;
import orch.term.LineSyntax;
import org.jspecify.annotations.Nullable;

/** The lines of the shell for the line editor; completion is that of the other shells. */
final class ShellSyntax implements LineSyntax {
  private final Supplier<@Nullable Session> session;
  private final Supplier<CompletionTable> table;

  /**
   * @param session the running shell; null before it runs
   */
  ShellSyntax(Supplier<@Nullable Session> session, Supplier<CompletionTable> table) {
    this.session = session;
    this.table = table;
  }

  @Override
  public boolean goesOn(String line) {
    return Words.goesOn(line);
  }

  @Override
  public Word word(String upToCursor) {
    Words words = last(upToCursor);
    List<Words.Word> all = words.all();
    Words.Word last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last == null || last.isEnded()
        ? new Word("", upToCursor.length(), Words.NO_QUOTE)
        : new Word(last.text(), last.start(), words.quote());
  }

  /** The last command of a text. */
  private static Words last(String text) {
    Words words = Words.of(text);
    while (words.end() < text.length()) {
      words = Words.at(text, words.end() + 1);
    }
    return words;
  }

  @Override
  public String quoted(String word, boolean isWhole, char quote) {
    return Quoting.quoted(word, isWhole, quote);
  }

  @Override
  public List<Candidate> candidates(String upToCursor) {
    Session running = session.get();
    List<String> line = new ArrayList<>(last(upToCursor).texts());
    String begin = word(upToCursor).text();
    if (!line.isEmpty() && !endsInSpace(upToCursor)) {
      line.remove(line.size() - 1);
    }
    if (running == null || (line.isEmpty() ? begin : line.get(0)).startsWith(UserShell.SIGN)) {
      return List.of();
    }
    if (!line.isEmpty() && line.get(0).equals("orch")) {
      line.remove(0);
    }
    return new Search(running, begin).of(line);
  }

  private static boolean endsInSpace(String text) {
    List<Words.Word> all = last(text).all();
    return all.isEmpty() || all.get(all.size() - 1).isEnded();
  }

  /** The search for what can follow some words. */
  private final class Search {
    private final Session running;
    private final String begin;
    private final List<Candidate> found = new ArrayList<>();

    Search(Session running, String begin) {
      this.running = running;
      this.begin = begin;
    }

    List<Candidate> of(List<String> line) {
      if (line.isEmpty()) {
        ofCommand(List.of());
        BuiltIns.NAMES.forEach(this::offer);
        running.aliases().all().forEach(this::offer);
        return found;
      }
      switch (line.get(0)) {
        case "use" -> ofCommand(List.of("--profile"));
        case "set" -> ofSet(line);
        case "unset" -> running.variables().all().forEach(this::offer);
        case "alias", "history", "exit", "quit" -> {
          // Any text.
        }
        case "unalias" -> running.aliases().all().forEach(this::offer);
        default -> ofCommand(withAlias(line));
      }
      return found;
    }

    private List<String> withAlias(List<String> line) {
      String text = running.aliases().all().get(line.get(0));
      return text == null
          ? line
          : Session.joined(Words.of(text).texts(), line.subList(1, line.size()));
    }

    private void ofSet(List<String> line) {
      if (line.size() == 1) {
        Variables.names()
            .forEach(name -> offer(name, running.variables().all().getOrDefault(name, "")));
      } else if (line.size() == 2) {
        String option = "--" + line.get(1);
        List<String> command =
            Defaults.OPTIONS.contains(line.get(1)) ? List.of("config", "create") : List.of();
        ofCommand(Session.joined(command, List.of(option)));
      }
    }

    /** The candidates of the engine that the other shells use. */
    private void ofCommand(List<String> line) {
      Completion answer =
          Completion.of(running.host(), table, Session.joined(line, List.of(begin)));
      int equals = begin.indexOf('=');
      String head = begin.startsWith("-") && equals > 0 ? begin.substring(0, equals + 1) : "";
      for (Map.Entry<String, String> word : answer.words().entrySet()) {
        String before = word.getKey().startsWith("-") ? "" : head;
        found.add(
            new Candidate(
                before + word.getKey(), word.getKey(), word.getValue(), !answer.isGlued()));
      }
      if (answer.takesFiles() || answer.takesDirectories()) {
        Stream<FileNames.Found> files =
            FileNames.in(running.host().directory(), begin.substring(head.length()));
        files
            .filter(file -> file.isDirectory() || answer.takesFiles())
            .forEach(
                file ->
                    found.add(
                        new Candidate(head + file.path(), file.name(), "", !file.isDirectory())));
      }
    }

    private void offer(String word, String description) {
      if (word.startsWith(begin)) {
        found.add(new Candidate(word, word, description, true));
      }
    }
  }
}

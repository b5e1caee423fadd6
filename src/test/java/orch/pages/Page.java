package orch.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page, and the commands that it tells the reader to type.
 *
 * @param name the name of the page in messages
 * @param steps its commands, in order
 */
record Page(String name, List<Step> steps) {
  /** Commands without output. */
  private static final String COMMANDS = "sh";

  /** Commands after a prompt, each with its output below. */
  private static final String CONSOLE = "console";

  /** Blocks that hold no commands. */
  private static final Set<String> NOT_COMMANDS = Set.of("yaml", "json", "text", "mermaid", "java");

  static final String PROMPT = "$ ";

  /** From here on, the page's commands use an account. */
  private static final String ACCOUNT = "<!-- with an account -->";

  private static final Pattern FENCE = Pattern.compile("\\s*```(\\S*)\\s*");

  /** Whether the page tells the reader to install orch, so that it must work without orch. */
  boolean installs() {
    return steps.stream().anyMatch(step -> step.command().startsWith("bin/orch install"));
  }

  static Page read(String name, Path file) throws IOException {
    return read(name, Files.readAllLines(file));
  }

  static Page read(String name, List<String> lines) throws IOException {
    return new Reader(name, lines).page();
  }

  /** The page as it would be if every command printed what it printed now. */
  static List<String> rewritten(List<String> lines, List<Step> steps, List<List<String>> printed) {
    List<String> rewritten = new ArrayList<>(lines);
    for (int i = steps.size() - 1; i >= 0; i--) {
      List<String> shown = steps.get(i).shown();
      if (shown != null) {
        int from = steps.get(i).line() - 1 + (int) steps.get(i).command().lines().count();
        List<String> part = rewritten.subList(from, from + shown.size());
        part.clear();
        part.addAll(printed.get(i));
      }
    }
    return rewritten;
  }

  /** Reads the commands out of a page's lines. */
  private static final class Reader {
    private final String name;
    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();
    private boolean withAccount;
    private int next;

    Reader(String name, List<String> lines) {
      this.name = name;
      this.lines = lines;
    }

    Page page() throws IOException {
      while (next < lines.size()) {
        String line = lines.get(next++);
        withAccount |= line.equals(ACCOUNT);
        Matcher fence = FENCE.matcher(line);
        if (fence.matches()) {
          block(fence.group(1), line.startsWith("`"));
        }
      }
      return new Page(name, steps);
    }

    private AssertionError mistake(int line, String message) {
      return new AssertionError(name + ":" + line + ": " + message);
    }

    private void block(String language, boolean atMargin) throws IOException {
      int start = next;
      boolean runs = language.equals(COMMANDS) || language.equals(CONSOLE);
      if (!runs && !NOT_COMMANDS.contains(language)) {
        throw mistake(start, "this block's language is \"" + language + "\", which nobody tests");
      }
      if (runs && !atMargin) {
        throw mistake(start, "a block of commands may not be indented");
      }
      while (next < lines.size() && !lines.get(next).strip().equals("```")) {
        if (runs) {
          step(language.equals(CONSOLE));
        } else {
          next++;
        }
      }
      if (next == lines.size()) {
        throw mistake(start, "this block has no end");
      }
      next++;
    }

    private void step(boolean console) throws IOException {
      int start = next + 1;
      if (console && !lines.get(next).startsWith(PROMPT)) {
        throw mistake(start, "a block of the language console begins with \"" + PROMPT + "\"");
      }
      String command = command(console ? PROMPT.length() : 0);
      if (ShellText.isCommand(command)) {
        steps.add(new Step(start, command, console ? output() : null, withAccount));
      }
    }

    private String command(int prompt) throws IOException {
      int start = next + 1;
      StringBuilder command = new StringBuilder(lines.get(next++).substring(prompt));
      while (!ShellText.isComplete(command.toString())) {
        if (next == lines.size() || lines.get(next).startsWith("```")) {
          throw mistake(start, "this command has no end: " + command);
        }
        command.append('\n').append(lines.get(next++));
      }
      return command.toString();
    }

    private List<String> output() {
      List<String> output = new ArrayList<>();
      while (next < lines.size()
          && !lines.get(next).startsWith(PROMPT)
          && !lines.get(next).startsWith("```")) {
        output.add(lines.get(next++));
      }
      return output;
    }
  }
}

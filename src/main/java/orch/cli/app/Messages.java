package orch.cli.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.json.Json;
import orch.lint.Finding;
import orch.output.Format;
import orch.term.SafeText;
import orch.term.Style;
import orch.term.Terminal;

/**
 * The messages of a command on stderr: notes, warnings and traces, as text for people. When the
 * output is JSON, every message is a line of JSON with one member, named after the kind of message.
 *
 * <pre>
 * orch: warning: 2 configurations will be named Support
 * {"warning":"2 configurations will be named Support"}
 * orch: warning: O013 channelSettings.SMS.statusTimeouts has closed 5, ...
 * {"warning":"channelSettings.SMS.statusTimeouts has closed 5, ...","rule":"O013"}
 * </pre>
 */
public final class Messages {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final GlobalFlags globals;
  private final boolean jsonFromWords;
  private final Set<String> warnings = new HashSet<>();
  private boolean areText;

  /**
   * @param words the arguments; they select JSON even if they cannot be parsed
   */
  Messages(
      Terminal terminal, Map<String, String> environment, GlobalFlags globals, List<String> words) {
    this.terminal = terminal;
    this.environment = environment;
    this.globals = globals;
    this.jsonFromWords = asksForJson(words, environment.getOrDefault("ORCH_OUTPUT", ""));
  }

  /** Whether every line on stderr is JSON, because the output is. */
  public boolean areJson() {
    if (areText) {
      return false;
    }
    // A format from a project or a profile is known only after the arguments were parsed.
    Format format = globals.format().orElse(Format.TABLE);
    return jsonFromWords || format == Format.JSON || format == Format.JSONL;
  }

  /** Makes all messages text, because a fleet reads the output and people read the messages. */
  void asText() {
    areText = true;
  }

  /** Prints a note, unless {@code --quiet} is set. */
  public void note(String text) {
    if (!globals.isQuiet()) {
      important(text);
    }
  }

  /** Prints a note even with {@code --quiet}. */
  public void important(String text) {
    finishData();
    print("note", text, "orch: " + SafeText.line(text));
  }

  /** Prints a warning even with {@code --quiet}. The same warning is printed once per command. */
  public void warning(String text) {
    if (warnings.add(text)) {
      finishData();
      print("warning", text, "orch: " + style().yellow("warning:") + " " + SafeText.line(text));
    }
  }

  /** Prints a finding of a rule as a warning, like {@link #warning(String)}. */
  public void warning(Finding finding) {
    String id = finding.rule().id();
    String text = finding.text();
    if (warnings.add(id + " " + text)) {
      finishData();
      String line = style().yellow("warning:") + " " + id + " " + SafeText.line(text);
      print(json("warning", text).put("rule", id), "orch: " + line);
    }
  }

  /**
   * Writes the data that is still in the buffer, so that on a terminal it does not end up behind or
   * around the message. A failure is reported at the end of the command.
   */
  private void finishData() {
    terminal.endPager();
  }

  /**
   * Prints a plan even with {@code --quiet}, because a question may follow.
   *
   * @param lines the plan for people, already safe to show
   * @param counts the last line
   */
  public synchronized void plan(ArrayNode data, List<String> lines, String counts) {
    finishData();
    if (areJson()) {
      ObjectNode json = Json.object();
      json.set("plan", data);
      print(json, "");
      return;
    }
    lines.forEach(terminal.err()::println);
    print("note", counts, "orch: " + counts);
  }

  /**
   * Prints what the command of an account of a fleet said, in one piece.
   *
   * @param account its name
   * @param heading for people
   * @param said lines of text, already safe to show, or of JSON
   */
  public synchronized void ofAccount(String account, String heading, String said) {
    finishData();
    if (!areJson()) {
      terminal.err().println("orch: " + SafeText.line(heading));
    }
    for (String line : said.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      if (!areJson()) {
        terminal.err().println("  " + line);
      } else if (line.startsWith("{")) {
        ObjectNode json = Json.object().put("account", account);
        ObjectNode message = (ObjectNode) Json.read(line);
        // Only the last line of all is the error of the command.
        print(message.has("exitCode") ? json.set("error", message) : json.setAll(message), "");
      } else {
        print(json("note", line).put("account", account), "");
      }
    }
    terminal.err().flush();
  }

  /** Prints a line about a request. */
  void trace(String text) {
    print("trace", text, style().dim("orch: " + SafeText.line(text)));
  }

  /** Prints a request as a curl command. */
  void curl(String command) {
    print("curl", command, command);
  }

  /** The stream for the messages of programs that orch runs. */
  OutputStream ofPrograms() {
    return new ProgramMessages();
  }

  /** The style of messages. */
  public Style style() {
    return terminal.style(Terminal.Stream.ERR, globals.color(), environment);
  }

  private void print(String kind, String text, String line) {
    print(json(kind, text), line);
  }

  private static ObjectNode json(String kind, String text) {
    return Json.object().put(kind, text);
  }

  private synchronized void print(ObjectNode json, String line) {
    if (areJson()) {
      terminal.err().println(SafeText.json(Json.compact(json)));
    } else {
      terminal.err().println(line);
    }
    terminal.err().flush();
  }

  private static boolean asksForJson(List<String> words, String otherwise) {
    String format = otherwise;
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if ((word.equals("-o") || word.equals("--output")) && i + 1 < words.size()) {
        format = words.get(i + 1);
      } else if (word.startsWith("-o") || word.startsWith("--output=")) {
        format = word.substring(word.startsWith("-o") ? 2 : "--output=".length());
      }
    }
    String name = format.startsWith("=") ? format.substring(1) : format;
    return name.equalsIgnoreCase(Format.JSON.toString())
        || name.equalsIgnoreCase(Format.JSONL.toString());
  }

  /**
   * Passes the messages of a program on as they come, because a question has no line end. When the
   * output is JSON, each of their lines becomes a message.
   */
  private final class ProgramMessages extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      if (!areJson()) {
        terminal.err().write(b);
      } else if (b == '\n') {
        endLine();
      } else {
        line.write(b);
      }
    }

    private void endLine() {
      String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
      line.reset();
      print("program", text, text);
    }

    @Override
    public void flush() {
      terminal.err().flush();
    }

    /** Ends the messages; standard error stays open. */
    @Override
    public void close() {
      if (line.size() > 0) {
        endLine();
      }
      flush();
    }
  }
}

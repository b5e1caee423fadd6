package orch.cli.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.option.Command;
import orch.cli.output.KnownFields;
import orch.cli.problem.OutputLostException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.host.Host;
import orch.output.Format;
import orch.output.Output;
import orch.output.OutputOptions;
import orch.output.View;
import orch.profile.Settings;
import orch.profile.SettingsDirectories;
import orch.server.Machine;
import orch.term.ColorMode;
import orch.term.Style;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * What every command works with: the host, the global options, and the output of data and messages.
 */
public final class App {
  /** The time limit of one step in a command without its own deadline. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

  private static final List<String> AGENTS =
      List.of("AI_AGENT", "AGENT", "CLAUDECODE", "CURSOR_AGENT", "CODEX_SANDBOX", "GEMINI_CLI");

  private final Host host;
  private final GlobalFlags globals;
  private final List<String> words;
  private final @Nullable AccountRun run;
  private final Messages messages;
  private @Nullable Settings sources;
  private @Nullable Deadline deadline;
  private @Nullable Duration timeout;
  private @Nullable Paging paging;
  private String command = "";
  private String waiting = "";

  /**
   * @param words the arguments of the command line
   */
  public App(Host host, GlobalFlags globals, String... words) {
    this(host, globals, null, words);
  }

  /**
   * The same for a command that runs for one account of a fleet.
   *
   * @param run null for a command on its own
   */
  public App(Host host, GlobalFlags globals, @Nullable AccountRun run, String... words) {
    this.host = host;
    this.globals = globals;
    this.words = List.of(words);
    this.run = run;
    this.messages = new Messages(host.terminal(), host.environment(), globals, this.words);
    if (run != null && run.areMessagesText()) {
      messages.asText();
    }
  }

  /** The run for one account of a fleet; null when the command runs on its own. */
  public @Nullable AccountRun accountRun() {
    return run;
  }

  public Host host() {
    return host;
  }

  /**
   * Says which command runs.
   *
   * @param name such as {@code orch config update}
   */
  public void running(String name) {
    command = name.substring(name.indexOf(' ') + 1);
  }

  /** The running command, such as {@code config update}; empty before it runs. */
  public String command() {
    return command;
  }

  public GlobalFlags globals() {
    return globals;
  }

  /** The arguments of the command line, as they were typed. */
  public List<String> words() {
    return words;
  }

  public Terminal terminal() {
    return host.terminal();
  }

  /** The style of data on stdout. */
  public Style dataStyle() {
    return terminal().style(Terminal.Stream.OUT, globals.color(), host.environment());
  }

  /** The messages of the command on stderr. */
  public Messages messages() {
    return messages;
  }

  /** The style of messages on stderr. */
  public Style messageStyle() {
    return messages.style();
  }

  /** Starts the deadline of the command, which {@link #currentDeadline} then returns. */
  public Deadline deadline(Duration limit) {
    timeout = limit;
    deadline = Deadline.in(limit, paging == null ? host.ticker() : paging.ticker());
    return deadline;
  }

  /**
   * From here on, output that is longer than the screen goes through the user's pager, on a
   * terminal. The time in which the user reads does not count for a deadline that starts later.
   */
  public void page() {
    if (terminal().terminals().size() == Terminal.Stream.values().length && paging == null) {
      paging = Paging.begin(this);
    }
  }

  /** Whether a signal has stopped the command, perhaps only while the user was reading. */
  public boolean isStoppedInPager() {
    return paging != null && paging.isStopped();
  }

  /** Whether the user has left the pager before the output was complete. */
  public boolean hasLeftPager() {
    return paging != null && paging.isLeft();
  }

  /** The time limit of the command; empty for a command without one. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  public Deadline usualDeadline() {
    return Deadline.in(USUAL_PATIENCE, host.ticker());
  }

  /** The deadline that the command set last, for steps that take no deadline of their own. */
  Deadline currentDeadline() {
    return deadline == null ? usualDeadline() : deadline;
  }

  /** The variable that says that an AI agent runs the command; empty when none does. */
  public Optional<String> agentVariable() {
    for (String name : AGENTS) {
      String value = host.variable(name);
      if (!value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false")) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The CI service whose files and variables the command uses; never {@link CiMode#AUTO}. */
  public CiMode ci() {
    return globals.ci().in(host.environment());
  }

  /** The clock, ticker, sleeper and random source for a local control plane. */
  public Machine machine() {
    return new Machine(host.clock(), host.ticker(), host.sleeper(), host.random());
  }

  /** The settings of this machine for connections: environment, project and profiles. */
  public Settings sources() {
    if (sources == null && run != null) {
      sources = run.settings().forAccount(messages.ofPrograms());
    }
    if (sources == null) {
      SettingsDirectories folders =
          new SettingsDirectories(host.home(), host.directory(), host.configDirectory());
      sources = new Settings(host.environment(), folders, messages.ofPrograms(), host.clock());
    }
    return sources;
  }

  /** The database file of the local control plane. */
  public Path localDatabase() {
    String elsewhere = host.variable("ORCH_LOCAL_DB");
    return elsewhere.isEmpty()
        ? host.dataDirectory().resolve("local.db")
        : host.directory().resolve(elsewhere);
  }

  /** Whether JSON and YAML are in color. FORCE_COLOR alone must not break pipes to programs. */
  private boolean paintsJson() {
    boolean isRead =
        terminal().isTerminal(Terminal.Stream.OUT) || globals.color() == ColorMode.ALWAYS;
    return isRead && dataStyle() == Style.COLORED;
  }

  /**
   * The output that the options ask for, for results of this kind.
   *
   * @throws UsageException if {@code --fields} names an unknown field
   * @throws orch.output.BadSelectionException when there is no picture of such results, and the
   *     format is one
   */
  public Output output(View view) {
    for (String field : globals.fields()) {
      KnownFields.check("--fields", field, view);
    }
    return output(globals.layout()).checkedFor(view);
  }

  /** The output with other options than those of the command line. */
  public Output output(OutputOptions layout) {
    return new Output(
        terminal(),
        dataStyle(),
        layout,
        host.environment(),
        host.clock(),
        host.isAsciiOnly(),
        paintsJson());
  }

  /**
   * Why a command cannot print in the format of the options: only some commands print a report.
   * Empty when it can.
   */
  public Optional<RuntimeException> badFormat(Command command, String name) {
    Optional<Format> format = globals.format();
    boolean isKnown =
        format.isEmpty() || !format.get().isReport() || command.reports().contains(format.get());
    return isKnown
        ? Optional.empty()
        : Optional.of(
            new UsageException(
                name
                    + " does not print -o "
                    + format.get()
                    + "; it is a report of other commands"));
  }

  /**
   * Writes buffered output, so that a failure to write can still be reported.
   *
   * @throws OutputLostException if the output cannot be written; nothing else reports this failure
   *     then
   */
  public void flushOutput() {
    String reason = terminal().flushOut();
    if (!reason.isEmpty()) {
      throw new OutputLostException(reason);
    }
  }

  /** Prints a note on stderr, unless {@code --quiet} is set. */
  public void note(String text) {
    messages.note(text);
  }

  /** The wait for locks until this deadline. */
  public LockWait lockWait(Deadline deadline) {
    return new LockWait(deadline, host.sleeper(), this::note);
  }

  /** A command line with these words after a beginning, quoted for a shell. */
  public static String quoted(String beginning, List<String> words) {
    StringBuilder line = new StringBuilder(beginning);
    for (String word : words) {
      line.append(' ').append(ShellQuoting.word(word));
    }
    return line.toString();
  }

  /** A command line of orch for the same account and API as this one, quoted for a shell. */
  public String commandLine(String command, String... words) {
    String line = "orch" + globals.asCommandLine() + " " + command;
    return quoted(line, List.of(words));
  }

  /** The command line that goes on waiting for operations. */
  public String toWait(String... operations) {
    return waiting.isEmpty() ? commandLine("config wait", operations) : waiting;
  }

  /** Says which command line goes on waiting, where it is not {@code config wait}. */
  public void waitsWith(String line) {
    waiting = line;
  }

  /** The same for a command that must not fail because the account is not the expected one. */
  public String commandLineForAnyAccount(String command) {
    return "orch" + globals.ofAnyAccount() + " " + command;
  }

  /**
   * The running command line with the account and the API that variables choose, so that it does
   * the same where they are not set.
   */
  public SameCommand completeCommand() {
    List<String> all = new ArrayList<>(globals.fromVariables());
    all.addAll(words);
    return new SameCommand(all);
  }

  /**
   * The running command line, for hints that advise to repeat it. That of a fleet, when the command
   * runs for one of its accounts: only there the files have their values.
   */
  public SameCommand sameCommand() {
    return run == null ? new SameCommand(words) : run.sameCommand();
  }
}

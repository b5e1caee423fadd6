package orch.term;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The program that shows long output screen by screen.
 *
 * @param variable the variable that names it; empty for the usual one
 * @param command a command line for a shell
 */
public record Pager(String variable, String command) {
  private static final String USUAL = "less";

  /** What a pager needs of the command whose output it shows. */
  public interface Client {
    /** Sets whether Ctrl-C is for the pager only, and does not stop the command. */
    void ignoreInterrupts(boolean ignored);

    /** Whether a signal has stopped the command. */
    boolean isStopped();

    /** Prints a warning. */
    void warn(String text);
  }

  /**
   * The pager in {@code ORCH_PAGER}, else in {@code PAGER}, else {@code less}; empty when the first
   * of these that is set is empty or {@code cat}.
   */
  public static Optional<Pager> chosen(Map<String, String> environment) {
    for (String variable : new String[] {"ORCH_PAGER", "PAGER"}) {
      if (environment.containsKey(variable)) {
        String command = environment.getOrDefault(variable, "").strip();
        return command.isEmpty() || command.equals("cat")
            ? Optional.empty()
            : Optional.of(new Pager(variable, command));
      }
    }
    return Optional.of(new Pager("", USUAL));
  }

  /** Why it cannot be started; empty when it probably can. */
  String objection(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    return new ShellCommand(command).objection(path, Path.of(""));
  }

  /** Starts it; it shows what is written to the process's input. */
  Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", new ShellCommand(command).script())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // As git does: short output needs no key, colors are shown, and the screen stays at the end.
    if (!environment.containsKey("LESS")) {
      builder.environment().put("LESS", "FRX");
    }
    if (!environment.containsKey("LV")) {
      builder.environment().put("LV", "-c");
    }
    return builder.start();
  }
}

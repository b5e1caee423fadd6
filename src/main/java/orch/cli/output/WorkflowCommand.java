package orch.cli.output;

import java.util.regex.Pattern;

/**
 * The notation of workflow commands of GitHub Actions. The runner reads them in the log of a step,
 * so text from elsewhere must not look like one.
 */
public final class WorkflowCommand {
  /** The runner skips spaces before a command. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^(\\s*)::");

  /** The older notation, which the runner finds anywhere in a line. */
  private static final String OLDER = "##[";

  private WorkflowCommand() {}

  /** The escapes of a workflow command's message. */
  public static String data(String text) {
    return text.replace(OLDER, "## [")
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  /** The escapes of a workflow command's property. */
  public static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Lines of text that the runner takes for no command: a space parts what would begin one. */
  public static String harmless(String lines) {
    return COMMAND.matcher(lines).replaceAll("$1: :").replace(OLDER, "## [");
  }

  /** The same for JSON, which keeps its value. */
  public static String harmlessJson(String json) {
    return json.replace(OLDER, "\\u0023#[");
  }
}

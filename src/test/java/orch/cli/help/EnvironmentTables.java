package orch.cli.help;

/** The variables that are not options, as {@code orch help environment} lists them. */
public final class EnvironmentTables {
  private EnvironmentTables() {}

  /** The variables that name the account. */
  public static String account() {
    return block(HelpTables.account());
  }

  /** The variables that decide how the API is reached. */
  public static String network() {
    return block(HelpTables.network());
  }

  /** The variables about this machine. */
  public static String machine() {
    return block(HelpTables.machine());
  }

  private static String block(String text) {
    return "```text\n" + text.stripTrailing() + "\n```\n";
  }
}

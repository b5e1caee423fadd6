package orch.cli.help;

/** The variables that are not options, as {@code orch help environment} lists them. */
public final class EnvironmentTables {
  private EnvironmentTables() {}

  /** The variables that name the account. */
  public static String account() {
    return block(HelpTables.account(HelpLayout.USUAL));
  }

  /** The variables that decide how the API is reached. */
  public static String network() {
    return block(HelpTables.network(HelpLayout.USUAL));
  }

  /** The variables about this machine. */
  public static String machine() {
    return block(HelpTables.machine(HelpLayout.USUAL));
  }

  private static String block(String text) {
    return "```text\n" + text.stripTrailing() + "\n```\n";
  }
}

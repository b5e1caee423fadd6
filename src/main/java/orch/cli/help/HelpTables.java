package orch.cli.help;

import java.util.Map;
import java.util.TreeMap;
import orch.cli.app.OptionDefaults;
import orch.cli.problem.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The lists in pages of help that are made from what the program itself goes by. */
final class HelpTables {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  private HelpTables() {}

  static String exitCodes() {
    StringBuilder list = new StringBuilder();
    for (ExitCode exit : ExitCode.values()) {
      list.append(entry(String.valueOf(exit.code()), exit.meaning(), 8));
    }
    return list.toString();
  }

  /** Every variable that stands for an option of any command. */
  static String options(CommandLine root) {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(root, options);
    StringBuilder list = new StringBuilder();
    options.forEach(
        (variable, option) ->
            list.append(
                entry(variable, option.longestName() + ": " + option.description()[0], 26)));
    return list.toString();
  }

  private static void collect(CommandLine line, Map<String, OptionSpec> options) {
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.hidden()) {
        OptionDefaults.variables(option).forEach(name -> options.putIfAbsent(name, option));
      }
    }
    line.getSubcommands().values().forEach(below -> collect(below, options));
  }

  static String account() {
    return entry("TWILIO_ACCOUNT_SID", "the account", 26)
        + entry("TWILIO_API_KEY, TWILIO_API_SECRET", "an API key of it, preferred", 26)
        + entry("TWILIO_AUTH_TOKEN", "else its token", 26)
        + entry("TWILIO_REGION", "its region, such as ie1", 26)
        + entry("TWILIO_EDGE", "the edge to go through, such as dublin", 26)
        + entry("TWILIO_CONFIG_DIR", "where profile import finds the vendor's profiles", 26);
  }

  static String network() {
    return entry("HTTPS_PROXY, HTTP_PROXY", "the proxy, http://[USER:PASSWORD@]HOST:PORT", 26)
        + entry("ALL_PROXY", "the proxy where those say nothing", 26)
        + entry("NO_PROXY", "names, addresses and ranges to reach without", 26)
        + entry("TWILIO_CA_BUNDLE", "certificates to trust besides the usual ones", 26)
        + entry("SSL_CERT_FILE", "the same, where TWILIO_CA_BUNDLE says nothing", 26);
  }

  static String machine() {
    return entry("ORCH_LOCAL_DB", "the file of the local control plane's state", 26)
        + entry("ORCH_JAVA, JAVA_HOME", "the Java that runs orch", 26)
        + entry("ORCH_JAVA_OPTS", "more options for that Java", 26)
        + entry("XDG_CONFIG_HOME", "where settings are kept (~/.config)", 26)
        + entry("XDG_DATA_HOME", "where data is kept (~/.local/share)", 26)
        + entry("XDG_STATE_HOME", "where the journal is kept (~/.local/state)", 26)
        + entry("VISUAL, EDITOR", "the editor of config edit, the first that is set", 26)
        + entry("NO_COLOR, FORCE_COLOR", "never, or always, write in color", 26)
        + entry("TERM", "dumb: no color, and progress in plain lines", 26)
        + entry("CI", "progress in plain lines", 26)
        + entry("COLUMNS", "the width of the terminal", 26);
  }

  /** A term and what it means, in two columns; a term that is too long has a line of its own. */
  private static String entry(String term, String text, int column) {
    StringBuilder entry = new StringBuilder(INDENT).append(term);
    entry.append(
        entry.length() + 2 > column
            ? "\n" + " ".repeat(column)
            : " ".repeat(column - entry.length()));
    int at = column;
    for (String word : text.replace("%%", "%").split(" ", -1)) {
      if (at + word.length() > WIDTH) {
        entry.append('\n').append(" ".repeat(column));
        at = column;
      }
      entry.append(at == column ? "" : " ").append(word);
      at += word.length() + 1;
    }
    return entry.append('\n').toString();
  }
}

package orch.cli.help;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import orch.cli.app.OptionDefaults;
import orch.cli.problem.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The lists in pages of help that are made from what the program itself goes by. */
final class HelpTables {
  private HelpTables() {}

  static String exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode exit : ExitCode.values()) {
      codes.put(String.valueOf(exit.code()), exit.meaning());
    }
    return HelpLayout.terms(codes);
  }

  /** The options of every command. */
  static String everywhere(CommandLine root) {
    return HelpPage.options(root.getCommandSpec(), true);
  }

  /** Every variable that stands for an option of any command. */
  static String variables(CommandLine root) {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(root, options);
    Map<String, String> variables = new LinkedHashMap<>();
    options.forEach(
        (variable, option) ->
            variables.put(
                variable, option.longestName() + ": " + String.join(" ", option.description())));
    return HelpLayout.terms(variables);
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
    return HelpLayout.terms(
        terms(
            "TWILIO_ACCOUNT_SID", "the account",
            "TWILIO_API_KEY, TWILIO_API_SECRET", "an API key of it, preferred",
            "TWILIO_AUTH_TOKEN", "else its token",
            "TWILIO_REGION", "its region, such as ie1",
            "TWILIO_EDGE", "the edge to go through, such as dublin",
            "TWILIO_CONFIG_DIR", "where profile import finds the vendor's profiles"));
  }

  static String network() {
    return HelpLayout.terms(
        terms(
            "HTTPS_PROXY, HTTP_PROXY", "the proxy, http://[USER:PASSWORD@]HOST:PORT",
            "ALL_PROXY", "the proxy where those say nothing",
            "NO_PROXY", "names, addresses and ranges to reach without",
            "TWILIO_CA_BUNDLE", "certificates to trust besides the usual ones",
            "SSL_CERT_FILE", "the same, where TWILIO_CA_BUNDLE says nothing"));
  }

  static String machine() {
    return HelpLayout.terms(
        terms(
            "ORCH_LOCAL_DB", "the file of the local control plane's state",
            "ORCH_JAVA, JAVA_HOME", "the Java that runs orch",
            "ORCH_JAVA_OPTS", "more options for that Java",
            "XDG_CONFIG_HOME", "where settings are kept (~/.config)",
            "XDG_DATA_HOME", "where data is kept (~/.local/share)",
            "XDG_STATE_HOME", "where the journal is kept (~/.local/state)",
            "VISUAL, EDITOR", "the editor of config edit, the first that is set",
            "NO_COLOR, FORCE_COLOR", "never, or always, write in color",
            "TERM", "dumb: no color, and progress in plain lines",
            "CI", "progress in plain lines",
            "COLUMNS", "the width of the terminal"));
  }

  private static Map<String, String> terms(String... termsAndTexts) {
    Map<String, String> terms = new LinkedHashMap<>();
    for (int i = 0; i < termsAndTexts.length; i += 2) {
      terms.put(termsAndTexts[i], termsAndTexts[i + 1]);
    }
    return terms;
  }
}

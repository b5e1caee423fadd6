package orch.cli.help;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import orch.cli.app.OptionDefaults;
import orch.cli.option.OptionHelp;
import orch.cli.problem.ExitCode;
import orch.lint.Rule;
import orch.lint.Rules;
import orch.output.Format;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The lists in help pages that are generated from the code. */
final class HelpTables {
  private HelpTables() {}

  static String exitCodes(HelpLayout layout) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode exit : ExitCode.values()) {
      codes.put(String.valueOf(exit.code()), exit.meaning());
    }
    return layout.terms(codes);
  }

  static String formats(HelpLayout layout) {
    Map<String, String> formats = new LinkedHashMap<>();
    for (Format format : Format.values()) {
      formats.put("-o " + format, format.description());
    }
    return layout.terms(formats);
  }

  /** Lists the rules in their groups; severities other than warning are named. */
  static String rules(HelpLayout layout) {
    StringBuilder text = new StringBuilder();
    Rules.groups()
        .forEach(
            (group, all) -> {
              Map<String, String> rules = new LinkedHashMap<>();
              for (Rule rule : all) {
                Rule.Explanation words = rule.explanation();
                rules.put(
                    rule.id(),
                    words.title()
                        + " ("
                        + rule.severity().word()
                        + "). "
                        + words.reason()
                        + ". Write "
                        + words.advice()
                        + ".");
              }
              text.append(text.isEmpty() ? "" : "\n");
              text.append(group).append(":\n").append(layout.terms(rules));
            });
    return text.toString();
  }

  /** Lists the options of every command. */
  static String everywhere(CommandLine root, HelpLayout layout) {
    return HelpPage.options(root.getCommandSpec(), true, layout);
  }

  /** Lists the variables of all options of all commands. */
  static String variables(CommandLine root, HelpLayout layout) {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(root, options);
    Map<String, String> variables = new LinkedHashMap<>();
    options.forEach(
        (variable, option) ->
            variables.put(variable, option.longestName() + ": " + OptionHelp.text(option)));
    return layout.terms(variables);
  }

  private static void collect(CommandLine line, Map<String, OptionSpec> options) {
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.hidden()) {
        OptionDefaults.variables(option).forEach(name -> options.putIfAbsent(name, option));
      }
    }
    line.getSubcommands().values().forEach(below -> collect(below, options));
  }

  static String account(HelpLayout layout) {
    return layout.terms(
        terms(
            "TWILIO_ACCOUNT_SID", "SID of the account",
            "TWILIO_API_KEY, TWILIO_API_SECRET", "API key of the account (preferred)",
            "TWILIO_AUTH_TOKEN", "auth token of the account, used if no API key is set",
            "TWILIO_REGION", "region of the account, such as ie1",
            "TWILIO_EDGE", "edge location to connect through, such as dublin",
            "TWILIO_CONFIG_DIR", "directory where profile import finds config.json"));
  }

  static String network(HelpLayout layout) {
    return layout.terms(
        terms(
            "HTTPS_PROXY, HTTP_PROXY", "proxy: http://[USER:PASSWORD@]HOST:PORT",
            "ALL_PROXY", "proxy, used if neither of those is set",
            "NO_PROXY", "hosts, addresses and ranges to reach without a proxy",
            "TWILIO_CA_BUNDLE", "PEM file of additional trusted certificates",
            "SSL_CERT_FILE", "the same, used if TWILIO_CA_BUNDLE is not set"));
  }

  static String machine(HelpLayout layout) {
    return layout.terms(
        terms(
            "ORCH_DIFF", "program for config diff --external, such as diff -u",
            "ORCH_LOCAL_DB", "file for the state of the local control plane",
            "PGUSER, PGPASSWORD", "user and password for emulator --db postgresql://...",
            "ORCH_JAVA, JAVA_HOME", "Java installation that runs orch",
            "ORCH_JAVA_OPTS", "additional options for that Java",
            "XDG_CONFIG_HOME", "directory for settings (~/.config)",
            "XDG_DATA_HOME", "directory for data (~/.local/share)",
            "XDG_CACHE_HOME", "directory for the names that completion offers (~/.cache)",
            "XDG_STATE_HOME", "directory for the journal (~/.local/state)",
            "ORCH_NO_RENEWAL", "true: TAB never renews names in the background",
            "VISUAL, EDITOR", "editor of config edit; the first that is set wins",
            "ORCH_PAGER, PAGER", "pager of long output (less); empty or cat for none",
            "LESS, LV", "options of these pagers; if not set, orch sets FRX and -c",
            "SHELL", "runs the lines of orch shell that begin with !",
            "NO_COLOR, FORCE_COLOR", "turn color off, or on",
            "JQ_COLORS", "colors of JSON and YAML, as for jq",
            "TERM", "dumb: no color, no pager, and progress as plain lines",
            "GITHUB_ACTIONS, GITLAB_CI", "true: --ci auto reports to this service",
            "GITHUB_RUN_ID",
                "the run, for idempotency keys, with GITHUB_SERVER_URL, GITHUB_REPOSITORY,"
                    + " GITHUB_JOB, GITHUB_ACTION and GITHUB_RUN_ATTEMPT",
            "CI_PIPELINE_ID",
                "the same in GitLab CI, with CI_SERVER_URL, CI_PROJECT_ID, CI_JOB_NAME and"
                    + " CI_JOB_ID",
            "GITHUB_WORKSPACE", "directory that files in annotations are relative to",
            "GITHUB_STEP_SUMMARY", "file for the summary of a command that writes",
            "GITHUB_OUTPUT", "file for the outputs of a command that writes",
            "ORCH_CI_DOTENV", "the same in GitLab CI, as variables for later jobs",
            "ORCH_CI_JUNIT", "file for a test report in GitLab CI",
            "CI",
                "no pager, no questions about fields, progress as plain lines; unless it is false",
            "COLUMNS, LINES", "size of the terminal"));
  }

  private static Map<String, String> terms(String... termsAndTexts) {
    Map<String, String> terms = new LinkedHashMap<>();
    for (int i = 0; i < termsAndTexts.length; i += 2) {
      terms.put(termsAndTexts[i], termsAndTexts[i + 1]);
    }
    return terms;
  }
}

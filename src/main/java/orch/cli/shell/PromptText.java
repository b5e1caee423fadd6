package orch.cli.shell;

import orch.cli.app.App;
import orch.host.Host;
import orch.network.BadConnectionException;
import orch.profile.Connection;
import orch.profile.ConnectionFlags;
import orch.profile.ConnectionOrigin;
import orch.profile.SettingsFileException;
import orch.term.SafeText;
import orch.term.Style;

/**
 * The prompt: which profile or account the next command uses, and in which region. It is red when
 * the profile is protected. Making it reads the settings files, and asks no keychain.
 */
final class PromptText {
  private static final int SID_LENGTH = 34;

  private PromptText() {}

  /** The prompt for the settings as they are now. */
  static String of(App app) {
    Style style = app.messageStyle();
    try {
      ConnectionOrigin origin = Connection.choose(flags(app.host()), app.sources()).origin();
      String name = origin.profile().isEmpty() ? account(app.host()) : origin.profile();
      String region = origin.region().isEmpty() ? "" : " " + origin.region();
      String text = SafeText.line("orch" + (name.isEmpty() ? "" : "(" + name + region + ")"));
      return (origin.isProtected() ? style.red(text) : text) + "> ";
    } catch (BadConnectionException | SettingsFileException e) {
      // The next command reports it.
      return "orch(?)> ";
    }
  }

  private static ConnectionFlags flags(Host host) {
    return new ConnectionFlags(
        host.variable("ORCH_PROFILE"),
        host.variable("ORCH_BASE_URL"),
        host.variable("ORCH_REGION"),
        host.variable("ORCH_EDGE"));
  }

  /** The account of the environment variables, shortened. */
  private static String account(Host host) {
    String sid = host.variable("TWILIO_ACCOUNT_SID").strip();
    return sid.length() == SID_LENGTH
        ? sid.substring(0, 6) + ".." + sid.substring(SID_LENGTH - 4)
        : sid;
  }
}

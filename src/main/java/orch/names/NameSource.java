package orch.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orch.file.RegularFile;

/**
 * Which file has the names of the account in use. The scripts of the shells choose it in the same
 * way, so the rules are simple, and the settings files are read line by line.
 *
 * @param project the project file, if there is one
 * @param settings the directory of orch's settings
 */
public record NameSource(Map<String, String> environment, Optional<Path> project, Path settings) {
  private static final int LIMIT = 1 << 20;

  /** The built-in profile that uses the environment variables. */
  private static final String ENVIRONMENT = "environment";

  /**
   * Chooses the file for a command line.
   *
   * @param profile the profile on the line; empty for none
   * @param where the base URL or else the region on the line; empty for neither
   * @return the name of the file; empty when orch would use no account
   */
  public String chosen(String profile, String where) {
    String used = orElse(profile, variable("ORCH_PROFILE"));
    used = orElse(used, project.map(file -> setting(file, "profile")).orElse(""));
    if (used.isEmpty() && !hasVariables()) {
      used = setting(settings.resolve("config.yaml"), "active");
    }
    if (!used.isEmpty() && !used.equals(ENVIRONMENT)) {
      return NameFile.name(used, "", where);
    }
    String account = orElse(twilio("ACCOUNT_SID"), twilio("API_KEY"));
    return account.isEmpty() ? "" : NameFile.name("", account, orElse(where, twilio("REGION")));
  }

  private boolean hasVariables() {
    return !(twilio("ACCOUNT_SID")
            + twilio("API_KEY")
            + twilio("API_SECRET")
            + twilio("AUTH_TOKEN"))
        .isEmpty();
  }

  private String twilio(String name) {
    return variable("TWILIO_" + name).strip();
  }

  /** The value of a variable; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private static String orElse(String wanted, String otherwise) {
    return wanted.isEmpty() ? otherwise : wanted;
  }

  /** The user's profiles with their account SIDs, in the order of the file. */
  public Map<String, String> profiles() {
    Map<String, String> profiles = new LinkedHashMap<>();
    boolean inside = false;
    int step = 0;
    String current = "";
    for (String line : lines(settings.resolve("config.yaml"))) {
      String text = line.stripLeading();
      int indent = line.length() - text.length();
      if (indent == 0 && !text.isEmpty() && !text.startsWith("#")) {
        inside = text.startsWith("profiles:");
      } else if (inside && indent > 0 && !text.isEmpty() && !text.startsWith("#")) {
        step = step == 0 ? indent : step;
        if (indent == step) {
          current = plain(text.substring(0, Math.max(0, text.indexOf(':'))));
          profiles.put(current, "");
        } else if (text.startsWith("accountSid:")) {
          profiles.put(current, plain(text.substring("accountSid:".length())));
        }
      }
    }
    return profiles;
  }

  /** A value at the top of a YAML file. */
  private static String setting(Path file, String key) {
    String found = "";
    for (String line : lines(file)) {
      if (line.startsWith(key + ":")) {
        found = plain(line.substring(key.length() + 1));
      }
    }
    return found;
  }

  /** A YAML scalar without its quotes and its comment. */
  private static String plain(String written) {
    String text = written.strip();
    if (text.matches("\"[^\"]*\".*|'[^']*'.*")) {
      return text.substring(1, text.indexOf(text.charAt(0), 1));
    }
    return text.replaceFirst("[ \t]*#.*", "");
  }

  private static String[] lines(Path file) {
    try {
      return new String(RegularFile.read(file, LIMIT), StandardCharsets.UTF_8).split("\n", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }
}

package orch.cli.shell;

import java.util.List;
import java.util.regex.Pattern;

/** Recognizes lines that may have a secret in them, which the history does not keep. */
final class SecretLines {
  /** An auth token, or the secret of an API key, also behind its SID or an equals sign. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}(?![A-Za-z0-9])");

  /** A name that says so, with a value. The switches --secret-stdin and --new-secret have none. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(--(api-secret|auth-token|secret|token|password)(=|\\s)"
              + "|[a-z0-9_]*(secret|token|password|passwd|authorization|bearer)[\"']?\\s*[=:]\\s*[\"']?[^\\s\"'])");

  /** A password in a URL. */
  private static final Pattern IN_URL = Pattern.compile("://[^/\\s]*:[^/\\s]*@");

  private SecretLines() {}

  /** Whether the line may have a secret in it. */
  static boolean mayBe(String line) {
    // Quotes inside of a word would hide it.
    String plain = line.replaceAll("[\\\\\"']", "");
    return List.of(CREDENTIAL, NAMED, IN_URL).stream()
        .anyMatch(pattern -> pattern.matcher(plain).find() || pattern.matcher(line).find());
  }
}

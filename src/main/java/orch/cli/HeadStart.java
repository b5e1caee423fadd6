package orch.cli;

import java.util.List;
import java.util.Map;
import orch.api.WarmUp;
import orch.concurrent.Preparation;
import orch.json.NumberTables;
import orch.profile.Connection;
import orch.server.Rehearsal;

/**
 * What a command will need, begun in the background before anything else is done. It is guessed
 * from the unparsed arguments; a wrong guess only wastes CPU time.
 */
public enum HeadStart {
  /** The command is over soon, or has nothing to wait for. */
  NOTHING,
  /** The command reads JSON, and sends nothing. */
  NUMBERS,
  /** The command starts the local control plane. */
  LOCAL,
  /** The command sends requests without TLS. */
  HTTP,
  /** The command sends requests over TLS. */
  HTTPS;

  /** Begins what the command of a process needs, and returns at once. */
  public static void begin(Map<String, String> environment, String... args) {
    HeadStart guess = of(environment, List.of(args));
    if (guess != NOTHING && NumberTables.areLarge()) {
      new Preparation("number tables", NumberTables::make).begin();
    }
    if (guess == LOCAL) {
      new Preparation("local control plane", new Rehearsal()).begin();
    }
    if (guess == LOCAL || guess == HTTP || guess == HTTPS) {
      WarmUp.begin(guess == HTTPS);
    }
  }

  /** Ends what has begun, as far as it would delay the end of the process. */
  public static void end() {
    WarmUp.end();
  }

  static HeadStart of(Map<String, String> environment, List<String> words) {
    boolean works =
        words.contains("config")
            && words.size() > 1
            && !words.get(0).startsWith("__")
            && !words.contains("help")
            && !words.contains("--help")
            && !words.contains("-h");
    if (!works) {
      return NOTHING;
    }
    if (words.contains("--dry-run") || words.contains("validate")) {
      return NUMBERS;
    }
    String base = environment.getOrDefault("ORCH_BASE_URL", "");
    if (base.startsWith("http:") || hasPlainUrl(words)) {
      return HTTP;
    }
    String profile = environment.getOrDefault("ORCH_PROFILE", "");
    if (words.contains(Connection.LOCAL) || profile.equals(Connection.LOCAL)) {
      return LOCAL;
    }
    return base.isEmpty() && profile.isEmpty() ? HTTPS : NUMBERS;
  }

  /** Not a stream: loading streams takes time in which nothing else has begun. */
  private static boolean hasPlainUrl(List<String> words) {
    for (String word : words) {
      if (word.contains("http://")) {
        return true;
      }
    }
    return false;
  }
}

package orch.cli;

import java.util.List;
import java.util.Map;
import orch.api.WarmUp;
import orch.json.NumberTables;
import orch.profile.Connection;

/**
 * What a command will need, begun in the background before anything else is done. It is guessed
 * from the unparsed arguments; a wrong guess only wastes CPU time.
 */
public final class HeadStart {
  private HeadStart() {}

  /** Begins, and returns at once. */
  public static void begin(Map<String, String> environment, String... args) {
    List<String> words = List.of(args);
    boolean works =
        words.contains("config")
            && words.size() > 1
            && !words.get(0).startsWith("__")
            && !words.contains("help")
            && !words.contains("--help")
            && !words.contains("-h");
    if (!works) {
      return;
    }
    NumberTables.begin();
    if (words.contains("--dry-run") || words.contains("validate")) {
      return;
    }
    String base = environment.getOrDefault("ORCH_BASE_URL", "");
    boolean hasProfile = !environment.getOrDefault("ORCH_PROFILE", "").isEmpty();
    if (base.startsWith("http:") || words.stream().anyMatch(word -> word.contains("http://"))) {
      WarmUp.begin(false);
    } else if (base.isEmpty() && !hasProfile && !words.contains(Connection.LOCAL)) {
      WarmUp.begin(true);
    }
  }
}

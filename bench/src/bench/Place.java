package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths of the bench, and the environment of all measured commands.
 *
 * @param root the checkout
 */
record Place(Path root) {
  /** Made-up credentials. */
  static final Map<String, String> CREDENTIALS =
      Map.of(
          "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
          "TWILIO_AUTH_TOKEN", "not-a-secret");

  // Nothing listens on the discard port, so that a tool cannot check for updates.
  private static final String CLOSED_PORT = "http://127.0.0.1:9";

  String orch() {
    return root.resolve("bin/orch").toString();
  }

  String twilio() {
    return cache().resolve("node_modules/.bin/twilio").toString();
  }

  /** A file of the vendor's CLI with the core that knows configurations. */
  String rival(String file) {
    return cache().resolve("rival").resolve(file).toString();
  }

  Path bench() {
    return root.resolve("bench");
  }

  Path cache() {
    return bench().resolve(".cache");
  }

  String file(String name) {
    return bench().resolve(name).toString();
  }

  /** A document with several channels. */
  Path document() {
    return bench().resolve("multichannel.json");
  }

  String classPath() {
    return cache().resolve("classes") + ":" + root.resolve("target/orch/lib") + "/*";
  }

  /**
   * The variables that a command needs, and no other: the caller's variables must not change a
   * figure.
   */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    for (String name : List.of("PATH", "JAVA_HOME", "ORCH_JAVA")) {
      if (System.getenv(name) != null) {
        variables.put(name, System.getenv(name));
      }
    }
    // All three, because not every tool derives its directories from HOME.
    variables.put("HOME", directory("home").toString());
    variables.put("XDG_STATE_HOME", directory("home/state").toString());
    variables.put("XDG_DATA_HOME", directory("home/data").toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("ORCH_LOCAL_DB", directory("home").resolve("local.db").toString());
    variables.put("HTTP_PROXY", CLOSED_PORT);
    variables.put("HTTPS_PROXY", CLOSED_PORT);
    variables.put("NO_PROXY", "localhost,127.0.0.1");
    variables.put("BENCH_CACHE", cache().toString());
    variables.putAll(CREDENTIALS);
    return variables;
  }

  /** A directory for files that the bench writes; created when missing. */
  Path directory(String name) {
    try {
      return Files.createDirectories(cache().resolve("run").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

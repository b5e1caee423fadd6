package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The entry point: from arguments and environment to the exit code. In a process of its own,
 * because {@code main} ends the process.
 */
@Timeout(60)
class MainTest {
  @TempDir private Path home;

  /** Runs the classes under test, and returns what the process says on both streams. */
  private String main(int exit, Map<String, String> environment, String... args) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(java, "-Duser.home=" + home, "-cp", System.getProperty("java.class.path")));
    command.add("orch.Main");
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    assertEquals(exit, process.exitValue(), said);
    return said;
  }

  @Test
  void endsTheProcessWithTheCommandsExitCode() throws Exception {
    main(2, Map.of(), "config", "wait");
  }

  @Test
  void readsTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of(
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
            "TWILIO_AUTH_TOKEN", "obviously-not-a-token",
            "ORCH_BASE_URL", "http://127.0.0.1:1",
            "ORCH_MAX_RETRIES", "0");
    String said = main(12, environment, "config", "list");
    assertTrue(said.contains("http://127.0.0.1:1 does not accept connections"), said);
  }
}

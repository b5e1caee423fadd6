package orch.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import orch.Launched;

/**
 * The reader's machine: a fresh home directory, and a working directory that looks like a clone of
 * orch.
 *
 * <p>This is the one place where the reader's machine differs from what the pages say:
 *
 * <ul>
 *   <li>{@code bin/check} does nothing. It runs these tests.
 *   <li>The port 4010, also as the default value, is another one, because tests run at the same
 *       time.
 *   <li>Where a page uses an account, the service is a local control plane of the test.
 *   <li>Standard input is not a terminal. It has one line, for commands that ask for a secret.
 *   <li>The editor, also the one called code, changes "Inbound" to "Outbound". {@code sudo} changes
 *       nothing. There is no keychain. The vendor's CLI has a profile, "eu".
 * </ul>
 */
final class Machine {
  private static final String PORT = "4010";

  /** Variables of the machine of the tests that change what orch prints or whether it asks. */
  private static final Set<String> NOT_THE_READERS =
      Set.of(
          "CI",
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "NO_COLOR",
          "FORCE_COLOR",
          "COLUMNS",
          "VISUAL",
          "SSL_CERT_FILE",
          "AI_AGENT",
          "AGENT",
          "CLAUDECODE",
          "CURSOR_AGENT",
          "CODEX_SANDBOX",
          "GEMINI_CLI");

  private static final String VENDOR_FILE =
      """
      {"profiles": {"eu": {"accountSid": "AC00000000000000000000000000000002", "region": "ie1",
        "apiKey": "SK00000000000000000000000000000002", "apiSecret": "obviously-fake-secret"}}}
      """;

  /** The service that an account belongs to. */
  private static final String SERVICE = "https://conversations.twilio.com";

  private final Path home;
  private final String port;
  private final String service;

  /** A new machine for pages without an account. */
  Machine(Path home) throws IOException {
    this(home, SERVICE);
  }

  /**
   * A new machine.
   *
   * @param service the base URL of the control plane that stands for the service
   */
  Machine(Path home, String service) throws IOException {
    this.home = home;
    this.service = service;
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      port = String.valueOf(free.getLocalPort());
    }
    Files.createDirectories(steps());
    Path orch = Launched.CHECKOUT.resolve("bin/orch").toRealPath();
    program("orch/bin/orch", "exec '" + orch + "' \"$@\"");
    program("orch/bin/check", "exit 0");
    program("tools/editor", "perl -pi -e s/Inbound/Outbound/ \"$1\"");
    program("tools/code", "exec \"${0%/*}/editor\" \"$2\"");
    program("tools/sudo", "exec \"$@\"");
    program("tools/secret-tool", "exit 1");
    program("tools/security", "exit 1");
    Files.writeString(
        Files.createDirectories(home.resolve(".twilio-cli")).resolve("config.json"), VENDOR_FILE);
    Files.writeString(steps().resolve("answers"), "obviously-fake-secret\n");
  }

  private void program(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Where the commands are, and what became of them. */
  Path steps() {
    return home.resolve(".steps");
  }

  /** The working directory. */
  Path checkout() {
    return home.resolve("orch");
  }

  String service() {
    return service;
  }

  /** A command of a page as it is run here. */
  String typed(String command) {
    return command.replace(PORT, port);
  }

  /** What a command printed, as a page shows it. */
  String shown(String printed) {
    return printed
        .replace(service, SERVICE)
        .replace(":" + port, ":" + PORT)
        .replace(home.toString(), "/home/you");
  }

  /** Runs a script of bash to its end, with or without orch on the PATH. */
  void bash(Path script, boolean withOrch) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString())
            .directory(checkout().toFile())
            .redirectErrorStream(true)
            .redirectOutput(steps().resolve("shell").toFile());
    environment(builder.environment(), withOrch);
    Process bash = builder.start();
    if (!bash.waitFor(5, TimeUnit.MINUTES)) {
      bash.descendants().forEach(ProcessHandle::destroy);
      bash.waitFor(10, TimeUnit.SECONDS);
      bash.destroyForcibly();
    }
  }

  private void environment(Map<String, String> environment, boolean withOrch) {
    environment.keySet().removeIf(name -> name.matches("(ORCH|TWILIO|XDG|LC)_.*"));
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.keySet().removeAll(NOT_THE_READERS);
    environment.put("LANG", "C.UTF-8");
    environment.put("ORCH_PORT", port);
    environment.put("HOME", home.toString());
    environment.put("EDITOR", home.resolve("tools/editor").toString());
    String path =
        Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
            .filter(directory -> Files.notExists(Path.of(directory, "orch")))
            .collect(Collectors.joining(":"));
    String orch = withOrch ? checkout().resolve("bin") + ":" : "";
    environment.put("PATH", home.resolve("tools") + ":" + orch + path);
  }
}

package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import orch.FakeTime;
import orch.Launched;
import orch.Orch;
import orch.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TAB starts a renewal of old names in real shells: one, away from the terminal, and nothing of it
 * is seen.
 */
class RenewalIT {
  private static final String SID = "AC00000000000000000000000000000009";
  private static final String CREDENTIALS =
      "TWILIO_ACCOUNT_SID=" + SID + " TWILIO_AUTH_TOKEN=not-a-token ";

  private Path home;
  private Path stamp;
  private Path started;
  private ShellScreen shell;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    stamp = home.resolve(".cache/orch/renewals/account-" + SID);
    started = home.resolve("started");
    shell = new ShellScreen(directory);
    Path names = Files.createDirectories(home.resolve(".cache/orch/names"));
    Files.writeString(
        names.resolve("account-" + SID), "configuration\tconv_configuration_a\tsupport\n");
    Files.createDirectories(home.resolve(".cache/orch/renewals"));
  }

  @AfterEach
  void close() throws Exception {
    shell.close();
  }

  private void open(String name, String variables) throws Exception {
    switch (name) {
      case "bash" -> shell.open("bash --norc --noprofile", ShellScreen.BASH, variables);
      case "zsh" -> shell.open("zsh -f", ShellScreen.ZSH, variables);
      default -> shell.open("fish --no-config", ShellScreen.FISH, variables);
    }
  }

  private static boolean until(ShellScreen.Condition condition) throws Exception {
    return ShellScreen.until(condition);
  }

  private String line() throws IOException, InterruptedException {
    return shell.screen().strip();
  }

  /** Types a line whose name one TAB completes, and removes it again. */
  private void tab() throws Exception {
    shell.keys("orch config get su", "Tab");
    assertTrue(until(() -> line().equals("> orch config get support")), this::screen);
    shell.keys("", "C-u");
    assertTrue(until(() -> line().equals(">")), this::screen);
  }

  private String screen() {
    try {
      return shell.screen();
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  /** Runs a line of the shell, and returns what it writes to a file. */
  private String said(String command) throws Exception {
    Path file = home.resolve("said");
    Files.deleteIfExists(file);
    shell.keys(command + " > said.new; mv said.new said", "Enter");
    assertTrue(until(() -> Files.exists(file)), this::screen);
    shell.clear();
    return Files.readString(file);
  }

  /** A renewal that takes until the test ends it. */
  private void slowOrch() throws IOException {
    shell.program(
        "orch",
        """
        terminal=
        for stream in 0 1 2; do [ ! -t $stream ] || terminal=$terminal$stream; done
        echo "$* terminal=$terminal nice=$(ps -o ni= -p $$ | tr -d ' ') $$ $(ps -o sid= -p $$)" >> "$HOME/started"
        for i in $(seq 500); do [ ! -e "$HOME/end" ] || exit; sleep 0.02; done""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void twoTabsStartOneAndTheTerminalShowsNothing(String name) throws Exception {
    slowOrch();
    Files.writeString(stamp, (Instant.now().getEpochSecond() - 5) + " 0\n");
    open(name, CREDENTIALS);
    String before = said("stty -a");
    tab();
    tab();
    assertTrue(until(() -> Files.exists(started)), "no renewal was started");
    List<String> words = List.of(Files.readString(started).strip().split("\\s+", -1));
    assertEquals(List.of("__renew-names", "terminal=", "nice=19"), words.subList(0, 3));
    assertEquals(words.get(3), words.get(4), "it is not in a session of its own");
    assertEquals("", said("jobs"), "it is a job of the shell");
    // A program that was started by the shell and has ended would be shown as defunct.
    Files.createFile(home.resolve("end"));
    assertTrue(until(() -> !ProcessHandle.of(Long.parseLong(words.get(3))).isPresent()));
    assertFalse(said("ps -A -o ppid=,stat=,comm=").contains("orch <defunct>"));
    tab();
    assertEquals(1, Files.readAllLines(started).size());
    assertEquals(before, said("stty -a"));
    assertTrue(Files.readString(stamp).matches("\\d+ 1\n"), "the stamp is not written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void nothingIsStartedWithFreshNamesOrWithoutCredentials(String name) throws Exception {
    slowOrch();
    String fresh = (Instant.now().getEpochSecond() + 500) + " 0\n";
    Files.writeString(stamp, fresh);
    open(name, CREDENTIALS);
    tab();
    assertEquals(fresh, Files.readString(stamp));
    shell.close();
    Files.writeString(stamp, "1 0\n");
    open(name, "TWILIO_ACCOUNT_SID=" + SID);
    tab();
    shell.close();
    open(name, CREDENTIALS + "ORCH_NO_RENEWAL=true");
    tab();
    // The stamp is written before anything is started.
    assertEquals("1 0\n", Files.readString(stamp));
    assertFalse(Files.exists(started), "a renewal was started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void orchItselfRenewsTheNames(String name) throws Exception {
    FakeTime time = new FakeTime();
    try (Server server = new Server(home, time)) {
      Orch orch = new Orch(home, time);
      orch.with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "not-a-token");
      String create = "config create -q --description d --grouping profile --memory-store m --wait";
      String[] words = (create + " --name new --base-url " + server.url()).split(" ", -1);
      orch.run(words).exits(0);
      Path names = home.resolve(".cache/orch/names");
      Path file = names.resolve("account-" + SID + "@" + server.url().replaceAll("[:/]", "_"));
      Files.writeString(file, "configuration\tconv_configuration_a\tsupport\n");
      String launcher = Launched.CHECKOUT.resolve("bin/orch").toAbsolutePath().toString();
      shell.program("orch", "exec '" + launcher + "' \"$@\"");
      open(name, CREDENTIALS + "ORCH_BASE_URL=" + server.url());
      tab();
      assertTrue(until(() -> Files.readString(file).endsWith("\tnew\n")), "nothing was renewed");
      assertEquals(">", line());
    }
  }
}

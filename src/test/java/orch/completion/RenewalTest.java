package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orch.Orch;
import orch.Server;
import orch.file.LockFile;
import orch.names.Renewals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the names of an account are renewed in the background, and what the renewal does. */
class RenewalTest {
  private static final String SID = "AC00000000000000000000000000000009";

  private Path home;
  private Orch orch;
  private Path stamps;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(directory);
    stamps = home.resolve(".cache/orch/renewals");
    write(
        ".config/orch/config.yaml",
        """
        active: work
        profiles:
          work:
            accountSid: AC00000000000000000000000000000001
            store: file
          chained:
            accountSid: AC00000000000000000000000000000002
            store: keychain
          program:
            credential_process: touch asked
        """);
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  /**
   * The line for renew.sh, without the directory, and with the seconds until the next renewal;
   * empty when nothing is to be started.
   */
  private String started(ScriptEngine scripts, String... words)
      throws IOException, InterruptedException {
    long before = now();
    String[] cells = scripts.answer(List.of(words)).get(0).split("\t", -1);
    if (!cells[0].isEmpty()) {
      return "";
    }
    assertEquals(stamps.toString(), cells[1]);
    String[] timeAndCount = cells[3].split(" ", 2);
    long pause = Long.parseLong(timeAndCount[0]) - before;
    // The second may have changed meanwhile.
    assertTrue(pause % 600 < 60, cells[3]);
    cells[3] = pause / 600 * 600 + " " + timeAndCount[1];
    return String.join("\t", List.of(cells).subList(2, cells.length));
  }

  private ScriptEngine shell() {
    return new ScriptEngine(home).with("ORCH_NO_RENEWAL", "");
  }

  @ParameterizedTest
  @CsvSource({
    // The time of the next renewal and the failures before it | the pause and the failures now
    "'', '600 1'",
    "0 0, '600 1'",
    "60 0, ''",
    "600 1, ''",
    "-9999 1, '1200 2'",
    "-9999 3, '4800 4'",
    "-9999 50, '86400 51'",
    // A clock that was wrong.
    "99999999 0, '600 1'",
    "nonsense, '600 1'"
  })
  void theStampSaysWhen(String stamp, String next) throws Exception {
    String[] timeAndCount = stamp.split(" ", 2);
    if (timeAndCount.length == 2) {
      long time = now() + Long.parseLong(timeAndCount[0]);
      write(".cache/orch/renewals/profile-work", time + " " + timeAndCount[1] + "\n");
    } else if (!stamp.isEmpty()) {
      write(".cache/orch/renewals/profile-work", stamp);
    }
    String wanted = next.isEmpty() ? "" : "profile-work\t" + next;
    assertEquals(wanted, started(shell(), "config", "get", ""));
    assertEquals(wanted, started(shell(), "config", "wait", "x"), "operations are names too");
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Test
  void itIsForTheAccountOfTheLine() throws Exception {
    assertEquals(
        "profile-work@ie1\t600 1\t-p\twork\t--region\tie1\t--ca-bundle\ta b",
        started(
            shell(),
            "-pwork",
            "--ca-bundle=a b",
            "config",
            "get",
            "--region",
            "ie1",
            "$(touch x)"));
    assertEquals(
        "account-" + SID + "\t600 1",
        started(
            shell().with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "t"),
            "config",
            "get",
            ""));
  }

  @Test
  void wordsAndOptionsRenewNothing() throws Exception {
    assertEquals("", started(shell(), "config", "g"));
    assertEquals("", started(shell(), "config", "get", "--"));
  }

  @ParameterizedTest
  @CsvSource({
    "ORCH_NO_RENEWAL, true, work",
    "CI, true, work",
    "CLAUDECODE, 1, work",
    "AI_AGENT, x, work",
    "CODEX_SANDBOX, x, work",
    // An account without its secret, a local control plane, a keychain, a program, no such profile.
    "TWILIO_ACCOUNT_SID, AC00000000000000000000000000000009, environment",
    "ORCH_X, '', local",
    "ORCH_X, '', chained",
    "ORCH_X, '', program",
    "ORCH_X, '', nobody"
  })
  void nothingIsStartedWhereItShouldNot(String name, String value, String profile)
      throws Exception {
    assertEquals("", started(shell().with(name, value), "-p", profile, "config", "get", ""));
  }

  @Test
  void nothingIsStartedWithoutAnAccount() throws Exception {
    Files.delete(home.resolve(".config/orch/config.yaml"));
    assertEquals("", started(shell(), "config", "get", ""));
  }

  @Test
  void theRenewalReplacesTheNamesAndSaysNothing() throws IOException {
    try (Server server = new Server(home, orch.time())) {
      orch.with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "t");
      String create = "config create -q --description d --grouping profile --memory-store m --wait";
      String[] words = (create + " --name mine --base-url " + server.url()).split(" ", -1);
      orch.run(words).exits(0);
      String account = "account-" + SID + "@" + server.url().replaceAll("[:/]", "_");
      Path names = write(".cache/orch/names/" + account, "configuration\tc\told\n");
      renews(server).exits(0).saysOnly("").printsNothing();
      String kept = Files.readString(names);
      assertTrue(kept.matches("configuration\tconv_\\w+\tmine\n"), kept);
      Path stamp = stamps.resolve(account);
      String next = orch.time().instant().plusSeconds(600).getEpochSecond() + " 0\n";
      assertEquals(next, Files.readString(stamp));
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(stamp)));
      // So does a list.
      Files.writeString(stamp, "1 7\n");
      orch.run("--base-url", server.url(), "config", "list").exits(0);
      assertEquals(next, Files.readString(stamp));
    }
  }

  private orch.Result renews(Server server) {
    return orch.run("__renew-names", "--base-url", server.url());
  }

  @Test
  void onlyOneRunsAtATime() throws IOException {
    try (Server server = new Server(home, orch.time())) {
      orch.with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "t");
      String account = "account-" + SID + "@" + server.url().replaceAll("[:/]", "_");
      Optional<LockFile.Held> other = new Renewals(home.resolve(".cache/orch"), account).begin();
      renews(server).exits(0);
      assertEquals(List.of(), server.seen("GET"));
      other.orElseThrow().close();
      renews(server).exits(0);
      assertEquals(1, server.seen("GET").size());
    }
  }

  @Test
  void aFailureSaysNothingAndLeavesTheStamp() throws IOException {
    Path stamp = write(".cache/orch/renewals/profile-work", "1790000600 1\n");
    write(".config/orch/credentials.json", "{}");
    orch.run("__renew-names").exits(1).saysOnly("").printsNothing();
    orch.run("__renew-names", "--nonsense").exits(1).saysOnly("").printsNothing();
    assertEquals("1790000600 1\n", Files.readString(stamp));
  }

  /** Whatever starts it: a keychain may show a dialog, and a program may ask. */
  @ParameterizedTest
  @ValueSource(strings = {"chained", "program", "local"})
  void noSecretIsReadThatNeedsTheUser(String profile) throws IOException {
    Path program = write("programs/secret-tool", "#!/bin/sh\ntouch '" + home + "/asked'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    orch.with("PATH", home.resolve("programs") + ":/usr/bin:/bin");
    orch.run("__renew-names", "-p", profile).exits(0).saysOnly("").printsNothing();
    assertFalse(Files.exists(home.resolve("asked")), "the user was asked");
    assertFalse(Files.exists(stamps), "something was renewed");
  }
}

package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of profiles and secrets, changed by many processes at once, some of which are killed.
 */
class SettingsIT {
  private static final long SEED = 8;
  private static final int ROUNDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Path settings;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    machine = new Launched(directory);
    Files.writeString(directory.resolve("secret"), "obviously-fake-secret");
    settings = directory.resolve(".config/orch");
  }

  private Launched.Running adding(String name) throws IOException {
    return machine.start(
        "/bin/sh",
        "-c",
        "exec \"$LAUNCHER\" profile add "
            + name
            + " --account-sid AC0123456789abcdef0123456789abcdef --store file < secret");
  }

  private Set<String> secrets() throws IOException {
    Path file = settings.resolve("credentials.json");
    Set<String> names = new TreeSet<>();
    if (Files.exists(file)) {
      Json.read(Files.readString(file)).fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private Set<String> profiles() throws IOException, InterruptedException {
    Result list = machine.orch("profile", "list", "-o", "name").exits(0);
    return new TreeSet<>(list.out().lines().toList());
  }

  @Test
  void twelveAtOnceAreTwelveProfilesAndTwelveSecrets() throws Exception {
    Set<String> names = new TreeSet<>();
    List<Launched.Running> running = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add("p" + i);
      running.add(adding("p" + i));
    }
    for (Launched.Running one : running) {
      machine.end(one).exits(0);
    }
    assertEquals(names, profiles());
    assertEquals(names, secrets());
  }

  @Test
  void killNineLeavesNoProfileWithoutItsSecretAndNoSecretForLong() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String name = "killed" + round;
      Launched.Running add = adding(name);
      untilItWrites(name, add.process());
      LockSupport.parkNanos(random.nextInt(40_000_000));
      add.process().destroyForcibly().waitFor();
      Set<String> kept = profiles();
      assertTrue(
          secrets().containsAll(kept), () -> "seed " + SEED + ": " + kept + " without a secret");
      machine.end(adding("whole" + round)).exits(0);
      assertEquals(profiles(), secrets(), "seed " + SEED + ", round " + round);
      assertEquals(Set.of(), unfinished(), "seed " + SEED + ", round " + round);
    }
  }

  @Test
  void aCommandThatWaitsSaysWhichProcessHasTheLock() throws Exception {
    Path bin = Files.createDirectory(settings.resolve("../../bin").normalize());
    Path tool = bin.resolve("secret-tool");
    // A keychain that blocks until the test releases it.
    Files.writeString(
        tool,
        "#!/bin/sh\ncd '"
            + bin
            + "' && touch asked\nwhile ! [ -e go ]; do sleep 0.05; done\nexit 1\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    String path = "PATH='" + bin + "':$PATH; export PATH; exec \"$LAUNCHER\" ";
    Launched.Running first =
        machine.start(
            "/bin/sh",
            "-c",
            path + "profile add slow --account-sid AC0123456789abcdef0123456789abcdef < secret");
    while (!Files.exists(bin.resolve("asked")) && first.process().isAlive()) {
      LockSupport.parkNanos(10_000_000);
    }
    Launched.Running second = machine.start("/bin/sh", "-c", path + "profile use local");
    second.untilItSays("which process " + first.process().pid() + " holds");
    Files.createFile(bin.resolve("go"));
    machine.end(first).exits(0);
    machine.end(second).exits(0).says("orch: waiting for the settings in " + settings);
    assertEquals(Set.of("slow"), profiles());
  }

  /** Waits until the process has stored the secret or has ended. */
  private void untilItWrites(String name, Process process) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!secrets().contains(name) && process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(200_000);
    }
  }

  /** The temporary files of unfinished writes. */
  private Set<String> unfinished() throws IOException {
    try (var files = Files.list(settings)) {
      Set<String> names = new TreeSet<>();
      files.map(file -> file.getFileName().toString()).forEach(names::add);
      names.removeAll(Set.of("config.yaml", "credentials.json", ".lock"));
      return names;
    }
  }
}

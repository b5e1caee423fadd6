package orch.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import orch.FakeTime;
import orch.Orch;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the settings by several threads of one process. */
class ProfileStoreTest {
  private static final int THREADS = 12;
  private static final int EACH = 3;

  @TempDir private Path home;

  private Path settings() {
    return home.resolve(".config/orch");
  }

  private Settings sources() {
    SettingsDirectories folders = new SettingsDirectories(home, home, settings());
    return new Settings(Map.of(), folders, OutputStream.nullOutputStream(), InstantSource.system());
  }

  private static LockWait patience() {
    return new LockWait(
        Deadline.in(Duration.ofMinutes(2), () -> Duration.ofNanos(System.nanoTime())),
        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
        note -> {});
  }

  private void keep(String name) throws InterruptedException {
    Profile profile = new Profile(name, Json.object().put("accountSid", "AC" + "0".repeat(32)));
    NewSecret secret = new NewSecret("fake-secret-of-" + name, Optional.of(SecretPlace.FILE));
    sources()
        .store(patience())
        .keep(new ProfileStore.Addition(name, now -> profile, Optional.of(secret), true));
  }

  @Test
  void threadsOfOneProcessKeepEachOthersProfilesAndSecrets() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    Set<String> names = new TreeSet<>();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS * EACH; i++) {
      String name = "p" + i;
      names.add(name);
      running.add(
          pool.submit(
              () -> {
                keep(name);
                return name;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    pool.shutdown();
    assertEquals(names, new TreeSet<>(sources().profiles().byName().keySet()));
    assertEquals(names, secrets());
  }

  private Set<String> secrets() throws IOException {
    Set<String> names = new TreeSet<>();
    Json.read(Files.readString(settings().resolve("credentials.json")))
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  @Test
  void aWaitForTheLockEndsAtTheDeadlineAndSaysWhoHoldsIt() throws InterruptedException {
    FakeTime time = new FakeTime();
    Orch orch = new Orch(home, time);
    String holds =
        "the settings in " + settings() + ", which another command in this process holds";
    SettingsLock lock = SettingsLock.acquire(settings(), patience());
    try {
      orch.run("profile", "use", "local")
          .exits(7)
          .printsNothing()
          .says("orch: waiting for " + holds + "\n")
          .says("orch: the deadline passed while orch waited for " + holds);
    } finally {
      lock.close();
    }
    assertEquals(Duration.ofMinutes(5), time.elapsed().plusMillis(20));
    orch.run("profile", "use", "local").exits(0).saysOnly("orch: the active profile is local\n");
  }

  @Test
  void ctrlCEndsTheWait() throws InterruptedException {
    FakeTime time = new FakeTime();
    time.interruptSleep(3);
    SettingsLock lock = SettingsLock.acquire(settings(), patience());
    try {
      new Orch(home, time).run("profile", "use", "local").exits(130).printsNothing();
    } finally {
      lock.close();
    }
    new Orch(home).run("profile", "list", "-o", "name").exits(0).printsNothing();
  }
}

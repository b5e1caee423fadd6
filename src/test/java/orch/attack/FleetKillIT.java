package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import orch.FleetProfiles;
import orch.Launched;
import orch.Result;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet in processes that are killed, and in several processes at once: every account is done
 * once, and the reports say so.
 */
class FleetKillIT {
  private static final int ACCOUNTS = 40;

  @TempDir private Path home;

  private final List<ControlPlane> services = new ArrayList<>();

  @AfterEach
  void end() {
    services.forEach(ControlPlane::close);
  }

  private ControlPlane service(int number) throws Exception {
    Path directory = Files.createDirectories(home.resolve("service" + number));
    ControlPlane service =
        ControlPlane.start(
            ControlPlaneSettings.local(directory.resolve("fleet.db"), Machines.real())
                .withLatency(Duration.ofMillis(50)));
    services.add(service);
    return service;
  }

  private static Path prepared(Path directory, ControlPlane service) throws Exception {
    Files.createDirectories(directory);
    FleetProfiles.write(directory, ACCOUNTS, number -> service.baseUrl().toString());
    Files.writeString(
        directory.resolve("shared.yaml"),
        """
        displayName: Support
        description: of ${account.name}
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """);
    return directory;
  }

  private static String[] apply(String... more) {
    List<String> words =
        new ArrayList<>(List.of("fleet", "apply", "--profiles", "p-*", "-f", "shared.yaml"));
    words.addAll(List.of("--yes", "-q"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Every account has exactly one configuration, whatever was killed. */
  private static void assertDoneOnce(Launched machine) throws Exception {
    Result list = machine.orch("fleet", "list", "--profiles", "p-*", "-q", "-o", "jsonl").exits(0);
    Set<String> accounts = new HashSet<>();
    List<JsonNode> found = Json.readAll(list.out());
    for (JsonNode each : found) {
      String name = each.path("fleetName").asText();
      accounts.add(name);
      assertEquals("of " + name, each.path("description").asText());
    }
    assertEquals(ACCOUNTS, accounts.size());
    assertEquals(ACCOUNTS, found.size(), "an account has two configurations");
  }

  @Test
  void aKilledRunIsResumedToItsEnd() {
    Rounds.of("kill -9 of a fleet", 3).run(this::killedAndResumed);
  }

  private void killedAndResumed(int number, Random random) throws Exception {
    Path directory = prepared(home.resolve("killed" + number), service(number));
    Launched machine = new Launched(directory);
    Path report = directory.resolve("run.jsonl");
    Launched.Running running =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(), apply("--report", "run.jsonl"));
    // The moments are counted in lines of the report, since the machine may be slow.
    int lines = 1 + random.nextInt(2 * ACCOUNTS);
    while (running.process().isAlive() && lines(report) < lines) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(10));
    Person.kill(running);
    machine.orch(apply("--resume", "run.jsonl")).exits(0);
    Result merged = machine.orch("fleet", "report", "merge", "run.jsonl", "-o", "jsonl").exits(0);
    Set<String> names = new HashSet<>();
    List<JsonNode> rows = Json.readAll(merged.out());
    rows.forEach(row -> names.add(row.path("name").asText()));
    assertEquals(ACCOUNTS, rows.size());
    assertEquals(ACCOUNTS, names.size());
    assertDoneOnce(machine);
    // Nothing is left to do, and the second resumed run says so.
    machine.orch(apply("--resume", "run.jsonl", "-o", "jsonl")).exits(0);
    assertTrue(Files.readString(report).endsWith("\n"));
  }

  private static int lines(Path file) throws Exception {
    return Files.exists(file) ? (int) Files.readString(file).lines().count() : 0;
  }

  @Test
  void fourShardsInFourProcessesAreTheSameAsOne() throws Exception {
    Path directory = prepared(home.resolve("shards"), service(1000));
    Launched machine = new Launched(directory);
    List<Launched.Running> running = new ArrayList<>();
    List<String> merge = new ArrayList<>(List.of("fleet", "report", "merge", "-q"));
    for (int i = 1; i <= 4; i++) {
      merge.add("s" + i + ".jsonl");
      running.add(
          machine.start(
              Launched.CHECKOUT.resolve("bin/orch").toString(),
              apply("--shard", i + "/4", "--report", "s" + i + ".jsonl")));
    }
    for (Launched.Running each : running) {
      machine.end(each).exits(0);
    }
    machine.orch(merge.toArray(String[]::new)).exits(0);
    assertDoneOnce(machine);
    machine.orch(merge.subList(0, 6).toArray(String[]::new)).exits(11).says("shard 3/4, 4/4");
  }
}

package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import orch.FleetProfiles;
import orch.Launched;
import orch.Result;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import orch.server.fault.Faults;
import orch.server.fault.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large fleet at a service that fails now and then: the limit of failures, the runs that do the
 * rest, and the same in four processes. {@code -Dorch.attack.accounts=1000} is the full size.
 */
class FleetScaleIT {
  private static final int ACCOUNTS = Integer.getInteger("orch.attack.accounts", 200);
  private static final int SHARDS = 4;
  private static final int MAX_FAILURES = ACCOUNTS / 50;
  private static final int MOST_RUNS = 10;
  private static final long SEED = Long.getLong("orch.attack.seed", 20_240_601L);
  private static final String ORCH = Launched.CHECKOUT.resolve("bin/orch").toString();

  /** In each account, one of twenty requests, answers to creates, and operations. */
  private static final List<String> FAULTS =
      List.of("any:5%:503", "create:5%:cut-after", "any:5%:fail");

  private final Faults faults = Faults.parse(FAULTS, new Seed(SEED));
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private Path home;
  private ControlPlane service;
  private Launched machine;

  @BeforeEach
  void begin(@TempDir Path directory) throws Exception {
    home = directory;
    machine = new Launched(home);
    service =
        ControlPlane.start(
            ControlPlaneSettings.local(home.resolve("fleet.db"), Machines.real())
                .withLatency(Duration.ZERO)
                .withFaults(faults)
                .withLog(
                    (method, path, key, status) -> {
                      requests.incrementAndGet();
                      writes.addAndGet(method.equals("GET") ? 0 : 1);
                    }));
    FleetProfiles.write(home, ACCOUNTS, number -> service.baseUrl().toString());
    Files.writeString(
        home.resolve("shared.yaml"),
        """
        displayName: Support
        description: of ${account.name}
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """);
  }

  @AfterEach
  void end() {
    service.close();
  }

  private static String[] apply(String... more) {
    List<String> words =
        new ArrayList<>(List.of("fleet", "apply", "--profiles", "p-*", "-f", "shared.yaml"));
    words.addAll(List.of("--yes", "-q", "--parallel", "32"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void theLimitHoldsAndTheRestIsDoneOnce() throws Exception {
    String limit = String.valueOf(MAX_FAILURES);
    machine.orch(apply("--max-failures", limit, "--report", "run.jsonl")).exits(11);
    List<JsonNode> first = lines("run.jsonl");
    assertNothingStartedAfterTheLimit(first);
    assertEquals(names(first, "start", ""), names(first, "end", ""));
    assertTrue(names(first, "start", "").size() < ACCOUNTS, "all were started");

    List<JsonNode> read = first;
    int runs = 0;
    for (int code = 11; code != 0; runs++) {
      assertTrue(runs < MOST_RUNS, "failures do not become fewer");
      Set<String> done = names(read, "end", "done");
      code = machine.orch(apply("--resume", "run.jsonl")).exit();
      assertTrue(code == 0 || code == 11, "exit code " + code);
      List<JsonNode> now = lines("run.jsonl");
      Set<String> started = names(now.subList(read.size(), now.size()), "start", "");
      assertTrue(Collections.disjoint(done, started), "an account that was done is done again");
      assertEquals(ACCOUNTS, done.size() + started.size());
      read = now;
    }
    assertEquals(ACCOUNTS, names(read, "end", "done").size());
    machine.orch("fleet", "report", "merge", "run.jsonl", "-q", "-o", "name").exits(0);
    assertDoneOnce();

    faults.clear();
    int before = requests.get();
    machine.orch(apply("--resume", "run.jsonl")).exits(0);
    assertEquals(before, requests.get(), "a run with nothing to do asks the service");
    int written = writes.get();
    machine.orch(apply()).exits(0);
    assertEquals(written, writes.get(), "the same again writes");
    assertTrue(requests.get() >= before + ACCOUNTS, "the same again does not look");
  }

  private static void assertNothingStartedAfterTheLimit(List<JsonNode> report) {
    int failed = 0;
    for (JsonNode line : report) {
      boolean isStart = line.path("event").asText().equals("start");
      assertFalse(isStart && failed >= MAX_FAILURES, "started after the limit: " + line);
      failed += line.path("state").asText().equals("failed") ? 1 : 0;
    }
    assertTrue(failed >= MAX_FAILURES, "only " + failed + " accounts failed");
  }

  @Test
  void fourProcessesComeToTheSameEnd() throws Exception {
    List<String> merge = new ArrayList<>(List.of("fleet", "report", "merge", "-q", "-o", "name"));
    List<Integer> codes = new ArrayList<>();
    String verb = "--report";
    do {
      assertTrue(codes.size() < MOST_RUNS * SHARDS, "failures do not become fewer: " + codes);
      List<Launched.Running> running = new ArrayList<>();
      for (int i = 1; i <= SHARDS; i++) {
        String report = "shard-" + i + ".jsonl";
        running.add(machine.start(ORCH, apply("--shard", i + "/" + SHARDS, verb, report)));
      }
      for (Launched.Running each : running) {
        codes.add(machine.end(each).exit());
      }
      verb = "--resume";
    } while (codes.subList(codes.size() - SHARDS, codes.size()).contains(11));
    assertEquals(
        Collections.nCopies(SHARDS, 0), codes.subList(codes.size() - SHARDS, codes.size()));
    for (int i = 1; i <= SHARDS; i++) {
      merge.add("shard-" + i + ".jsonl");
    }
    Result merged = machine.orch(merge.toArray(String[]::new)).exits(0);
    assertEquals(ACCOUNTS, new HashSet<>(merged.out().lines().toList()).size());
    assertEquals(ACCOUNTS, merged.out().lines().count());
    assertDoneOnce();
    faults.clear();
    int written = writes.get();
    machine.orch(apply()).exits(0);
    assertEquals(written, writes.get(), "one process writes what four have written");
  }

  /** Every account has exactly its one configuration. */
  private void assertDoneOnce() throws Exception {
    Result list = machine.orch("fleet", "list", "--profiles", "p-*", "-q", "-o", "jsonl").exits(0);
    List<String> found = new ArrayList<>();
    for (JsonNode each : Json.readAll(list.out())) {
      found.add(each.path("fleetName").asText() + ": " + each.path("description").asText());
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      expected.add("p-" + i + ": of p-" + i);
    }
    Collections.sort(found);
    Collections.sort(expected);
    assertEquals(expected, found);
  }

  private List<JsonNode> lines(String file) throws IOException {
    return Json.readAll(Files.readString(home.resolve(file)));
  }

  /**
   * The accounts that have such a line, none of which may have two in one run.
   *
   * @param state empty for any
   */
  private static Set<String> names(List<JsonNode> lines, String event, String state) {
    Map<String, String> runs = new TreeMap<>();
    for (JsonNode line : lines) {
      boolean isMeant =
          line.path("event").asText().equals(event)
              && (state.isEmpty() || line.path("state").asText().equals(state));
      if (isMeant) {
        String run = line.path("run").asText();
        assertFalse(run.equals(runs.put(line.path("name").asText(), run)), "twice: " + line);
      }
    }
    return runs.keySet();
  }
}

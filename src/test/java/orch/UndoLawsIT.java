package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import orch.configuration.NormalForm;
import orch.configuration.RandomDocuments;
import orch.configuration.ServerDefaults;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undoing writes one after another, the last one first, ends where they began, ids aside. */
class UndoLawsIT {
  private static final int SEEDS = Integer.getInteger("orch.seeds", 100);
  private static final int EDITS = 10;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home, time);
    server = new Server(home, time);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Result run(String... args) {
    Result result = orch.run(server.and(args));
    time.pass(Duration.ofSeconds(9));
    return result;
  }

  @Test
  void undoingAllWritesEndsAtTheFirstExport() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      RandomDocuments documents = new RandomDocuments(seed);
      Map<String, JsonNode> first = export();
      int writes = 0;
      List<String> steps = new ArrayList<>();
      while (writes < EDITS) {
        String[] step = step(random, documents, export().keySet().stream().toList());
        if (step.length > 0) {
          Result done = run(step);
          assertEquals(0, done.exit(), () -> String.join(" ", step) + "\n" + done);
          writes += done.err().contains("is already up to date") ? 0 : 1;
          steps.add(String.join(" ", step));
        }
      }
      undo(writes, "seed " + seed + "\n" + String.join("\n", steps));
      assertEquals(first, export(), "seed " + seed + "\n" + String.join("\n", steps));
      // The next seed begins with something, too.
      keepOne(random, documents);
    }
  }

  private void undo(int writes, String what) {
    String[] operations =
        run("config", "history", "-o", "name", "--limit", "" + writes)
            .exits(0)
            .out()
            .strip()
            .split("\n", -1);
    assertEquals(writes, operations.length, what);
    for (String operation : operations) {
      Result undone = run("config", "undo", operation, "--yes", "--wait", "--quiet");
      assertEquals(0, undone.exit(), () -> what + "\n" + undone);
    }
  }

  private void keepOne(Random random, RandomDocuments documents) {
    List<String> names = List.copyOf(export().keySet());
    if (names.size() == NAMES.size()) {
      run("config", "delete", names.get(random.nextInt(names.size())), "--yes", "--wait").exits(0);
    } else {
      run(create(documents, free(names, random))).exits(0);
    }
  }

  private static String free(List<String> taken, Random random) {
    List<String> free = new ArrayList<>(NAMES);
    free.removeAll(taken);
    return free.get(random.nextInt(free.size()));
  }

  private String[] step(Random random, RandomDocuments documents, List<String> names) {
    int kind = random.nextInt(5);
    if (names.isEmpty() || (kind == 0 && names.size() < NAMES.size())) {
      return create(documents, free(names, random));
    }
    String name = names.get(random.nextInt(names.size()));
    return switch (kind) {
      case 1 -> new String[] {"config", "delete", name, "--yes", "--wait"};
      case 2 -> replace(random, documents, names, name);
      case 3 -> change(random, name);
      case 4 -> merge(documents, name);
      default -> new String[0];
    };
  }

  private String[] create(RandomDocuments documents, String name) {
    write(documents.next(), name);
    return new String[] {"config", "create", "-f", "new.json", "--wait"};
  }

  private String[] replace(
      Random random, RandomDocuments documents, List<String> names, String name) {
    boolean isRenamed = names.size() < NAMES.size() && random.nextBoolean();
    write(documents.next(), isRenamed ? free(names, random) : name);
    return new String[] {
      "config", "update", name, "--replace", "-f", "new.json", "--yes", "--wait"
    };
  }

  private String[] merge(RandomDocuments documents, String name) {
    write(documents.next(), name);
    return new String[] {"config", "update", name, "-f", "new.json", "--wait"};
  }

  private static String[] change(Random random, String name) {
    List<List<String>> changes =
        List.of(
            List.of("--description", "d" + random.nextInt(3)),
            List.of("--capture", "SMS=+1555123010" + random.nextInt(3)),
            List.of("--timeouts", "VOICE=" + (1 + random.nextInt(3)) + "/60"),
            List.of("--clear", "statusCallbacks"),
            List.of("--clear", "channelSettings"),
            List.of("--memory-extraction"),
            List.of("--remove-channel", "SMS"));
    List<String> words = new ArrayList<>(List.of("config", "update", name, "--wait"));
    words.addAll(changes.get(random.nextInt(changes.size())));
    return words.toArray(new String[0]);
  }

  private void write(ObjectNode document, String name) {
    document.remove(List.of("id", "createdAt", "updatedAt", "version", "futureField"));
    document.path("channelSettings").forEach(UndoLawsIT::dropUnknown);
    document.put("displayName", name);
    orch.file("new.json", Json.compact(document));
  }

  /** The commands refuse fields that they do not know. */
  private static void dropUnknown(JsonNode channel) {
    if (channel instanceof ObjectNode settings) {
      settings.retain("statusTimeouts", "captureRules");
      for (JsonNode rule : settings.path("captureRules")) {
        ((ObjectNode) rule).retain("from", "to", "metadata");
      }
    }
  }

  private Map<String, JsonNode> export() {
    Map<String, JsonNode> all = new TreeMap<>();
    for (JsonNode each : run("config", "list", "-o", "json").exits(0).json()) {
      all.put(each.path("displayName").asText(), NormalForm.of(ServerDefaults.leftOut(each)));
    }
    return all;
  }
}

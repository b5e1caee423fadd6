package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import orch.configuration.Fields;
import orch.configuration.ManagedFields;
import orch.configuration.RandomDocuments;
import orch.document.YamlText;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Laws of the commands about files together, for random documents: each command is run as a user
 * runs it, and the writes are counted at the server.
 */
class FilesLawTest {
  private static final int DOCUMENTS = 500;

  /** Of the list: each has at most 200 configurations. */
  private static final int PAGES = 3;

  private final FakeTime time = new FakeTime();
  private Path home;
  private Orch orch;
  private Server server;
  private Wiretap wire;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    Files.createDirectories(home.resolve("files"));
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  private Result run(String command, String directory, String... more) {
    String[] line = {"config", command, "-f", directory};
    return orch.run(server.and(Orch.joined(line, more)));
  }

  /** The threads of an apply share the clock, so every pause counts for all of them. */
  private void apply() {
    run("apply", "files", "--yes", "--timeout", "100h").exits(0);
  }

  private int writes() {
    return List.of("POST", "PATCH", "PUT", "DELETE").stream()
        .mapToInt(method -> server.seen(method).size())
        .sum();
  }

  /** Each command reads the pages of the list, and sends nothing else. */
  private void nothingToDo(String directory) {
    int before = writes();
    int reads = server.seen("GET").size();
    run("diff", directory, "--exit-code").exits(0).printsNothing();
    run("apply", directory, "--yes")
        .exits(0)
        .saysOnly("orch: nothing to do: " + DOCUMENTS + " unchanged\n");
    assertEquals(before, writes());
    List<Server.Seen> read = server.seen("GET");
    assertEquals(2 * PAGES, read.size() - reads);
    for (Server.Seen each : read.subList(reads, read.size())) {
      assertEquals("/v2/ControlPlane/Configurations", each.path().replaceFirst("[?].*", ""));
    }
  }

  /** Two documents of a file are of one seed; every second file is JSON. */
  private void files(List<ObjectNode> documents) throws IOException {
    for (int i = 0; i < documents.size(); i += 2) {
      List<ObjectNode> both = documents.subList(i, Math.min(i + 2, documents.size()));
      boolean isYaml = i % 4 == 0;
      String text =
          String.join(
              isYaml ? "---\n" : "\n",
              both.stream().map(isYaml ? YamlText::write : Json::pretty).toList());
      Files.writeString(home.resolve("files/" + i + (isYaml ? ".yaml" : ".json")), text);
    }
  }

  private Map<String, ObjectNode> live() {
    Map<String, ObjectNode> live = new HashMap<>();
    orch.run(server.and("config", "list", "-o", "json"))
        .exits(0)
        .json()
        .forEach(each -> live.put(each.path("id").textValue(), (ObjectNode) each));
    return live;
  }

  private static ObjectNode of(Map<String, ObjectNode> live, ObjectNode before) {
    return Objects.requireNonNull(live.get(before.path("id").textValue()));
  }

  @Test
  void whatIsAppliedIsExportedAsValidFilesThatAreTheSame() throws IOException {
    List<ObjectNode> documents = new ArrayList<>();
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ObjectNode document = new RandomDocuments(seed).valid();
      documents.add(document.put("displayName", String.format("n%03d", seed)));
    }
    files(documents);
    run("validate", "files", "--fail-on", "error").exits(0);
    apply();
    assertEquals(DOCUMENTS, writes());
    long withAdded = live().values().stream().filter(FilesLawTest::hasAdded).count();
    assertTrue(withAdded > DOCUMENTS / 4 && withAdded < DOCUMENTS * 3 / 4, withAdded + "");
    orch.run(server.and("config", "export", "--dir", "out")).exits(0);
    run("validate", "out", "--fail-on", "error").exits(0);
    nothingToDo("out");
    nothingToDo("files");
  }

  /** Whether the service has added a channel. */
  private static boolean hasAdded(ObjectNode live) {
    return live.path(Fields.CHANNELS).path("RCS").path(Fields.TIMEOUTS).path("closed").asInt()
        == 15;
  }

  @Test
  void anApplyChangesEachFieldOfTheFileAndNoOther() throws IOException, InterruptedException {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ObjectNode document = new RandomDocuments(seed).next();
      document.remove(Fields.SERVER_SET);
      wire.post(document);
    }
    time.pass(Duration.ofSeconds(9));
    Map<String, ObjectNode> before = live();
    assertEquals(DOCUMENTS, before.size());
    List<ObjectNode> files = new ArrayList<>();
    for (ObjectNode live : before.values()) {
      files.add(file(live, files.size()).put("id", live.path("id").textValue()));
    }
    files(files);
    Map<String, JsonNode> planned = new HashMap<>();
    run("diff", "files", "-o", "json")
        .exits(0)
        .json()
        .forEach(each -> planned.put(each.path("id").textValue(), each));
    int writes = writes();
    apply();
    long updates =
        planned.values().stream()
            .filter(each -> each.path("action").asText().equals("update"))
            .count();
    assertEquals(updates, writes() - writes);
    Map<String, ObjectNode> after = live();
    for (ObjectNode file : files) {
      String id = file.path("id").textValue();
      ManagedFields.check(of(before, file), file, of(after, file), id);
      announced(Objects.requireNonNull(planned.get(id)), of(before, file), of(after, file));
    }
    nothingToDo("files");
  }

  /** A part of the configuration, of one like it, or of another one. */
  private static ObjectNode file(ObjectNode live, int seed) {
    RandomDocuments documents = new RandomDocuments(DOCUMENTS + seed);
    ObjectNode whole =
        switch (seed % 3) {
          case 0 -> documents.next();
          case 1 -> documents.near(live);
          default -> (ObjectNode) documents.rewritten(live);
        };
    return ManagedFields.part(whole, new Random(seed));
  }

  /** Exactly the changed configurations are announced, each with an old and a new value. */
  private static void announced(JsonNode planned, ObjectNode before, ObjectNode after) {
    boolean isSame = ManagedFields.whole(before).equals(ManagedFields.whole(after));
    assertEquals(isSame ? "unchanged" : "update", planned.path("action").asText());
    assertEquals(isSame, planned.path("changes").isEmpty(), planned::toString);
    assertEquals(isSame, before.path("version").equals(after.path("version")));
    for (JsonNode change : planned.path("changes")) {
      String path = change.path("path").asText();
      assertFalse(path.isEmpty());
      assertNotEquals(
          ManagedFields.plain(path, change.path("before")),
          ManagedFields.plain(path, change.path("after")));
    }
  }
}

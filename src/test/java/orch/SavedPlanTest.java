package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import orch.host.StopSignal;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --plan-out} and {@code --plan}: a saved plan is applied exactly, or not at all. */
class SavedPlanTest {
  private static final int SEEDS = 200;
  private static final String BODY =
      """
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private Path home;
  private Orch orch;
  private Orch colleague;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    colleague = orch.colleague(home.resolve("elsewhere"));
    server = new Server(home, orch.time());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String document(String name, String description) {
    return "displayName: " + name + "\n" + BODY.formatted(description);
  }

  private Result run(String... words) {
    return orch.run(server.and(words));
  }

  private Result save(String... documents) {
    orch.file("all.yaml", String.join("---\n", documents));
    return run("config", "apply", "-f", "all.yaml", "--plan-out", "my.plan").exits(0);
  }

  private Result apply() {
    return run("config", "apply", "--plan", "my.plan", "--yes");
  }

  private Result created(Orch who, String name) {
    return who.run(
            server.and(
                Orch.joined(
                    new String[] {"config", "create", "--name", name, "--description", "d"},
                    "--grouping",
                    "profile",
                    "--memory-store",
                    "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
                    "--wait")))
        .exits(0);
  }

  private int writes() {
    return server.seen("POST").size() + server.seen("PATCH").size() + server.seen("DELETE").size();
  }

  private ObjectNode file() throws IOException {
    return (ObjectNode) Json.read(Files.readString(home.resolve("my.plan")));
  }

  @Test
  void isAppliedExactlyAndOnlyOnce() throws IOException {
    created(colleague, "a");
    int before = writes();
    save(document("a", "new"), document("b", "d"))
        .says("orch: 1 to create, 1 to update\n")
        .says("the plan is saved; to apply it: orch -p local --base-url")
        .says("config apply --plan my.plan")
        .printsNothing();
    assertEquals(before, writes());
    orch.file("all.yaml", "displayName: a\ndescription: edited later\n");
    apply().exits(0).says("orch: 1 created, 1 updated\n").says("~ description: \"d\" -> \"new\"");
    int after = writes();
    apply().exits(6).says("the plan my.plan was applied already, at least in part; nothing was");
    orch.colleague(home.resolve("third"))
        .in(home)
        .run(server.and("config", "apply", "--plan", "my.plan", "--yes"))
        .exits(6)
        .says("configurations were changed since the plan my.plan was made; nothing was sent")
        .says("b exists now: conv_configuration_")
        .says(") has version 2, not 1");
    assertEquals(after, writes());
  }

  @Test
  void showsWhatItWillDoWithoutAnAccount() {
    created(colleague, "a");
    Result saved = save(document("a", "new"), document("b", "d"));
    Result shown = orch.run("plan", "show", "my.plan").exits(0);
    assertTrue(saved.err().startsWith(shown.out()), saved.err() + shown.out());
    shown.says("orch: 1 to create, 1 to update; made at ").says(" for the account local; finger");
    JsonNode data = orch.run("plan", "show", "my.plan", "-o", "json").exits(0).json();
    assertEquals("update", data.get(0).path("action").asText());
    assertEquals("new", data.get(0).at("/changes/0/after").asText());
    orch.run("plan", "show", "all.yaml").exits(3).says("it must have exactly one");
    orch.file("x.yaml", "a: 1\n").run("plan", "show", "x.yaml").exits(3).says("it is not a plan");
  }

  @Test
  void theFileHoldsNoSecretAndKeepsItsSchema() throws IOException {
    created(colleague, "a");
    save(document("a", "new"), document("b", "d"));
    String text = Files.readString(home.resolve("my.plan"));
    assertFalse(text.contains("bG9jYWw6bG9jYWw"), text);
    assertEquals(
        List.of(
            "format", "id", "createdAt", "account", "service", "inputs", "fingerprint", "entries"),
        List.copyOf(names(file())));
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(Launched.CHECKOUT.resolve("docs/plan.schema.json")));
    assertEquals(List.of(), schema.validate(text, InputFormat.JSON));
    assertFalse(schema.validate("{\"format\":\"orch plan 1\"}", InputFormat.JSON).isEmpty());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aFileThatWasEditedIsRefused() throws IOException {
    created(colleague, "a");
    save(document("a", "new"), document("b", "d"));
    String saved = Files.readString(home.resolve("my.plan"));
    int before = writes();
    orch.file("my.plan", saved.replace("\"name\": \"b\"", "\"name\": \"c\""));
    apply().exits(3).says("my.plan:1: it was changed after it was saved; make a new plan");
    ObjectNode other = (ObjectNode) Json.read(saved);
    ((ObjectNode) other.at("/entries/1/body")).put("description", "other");
    orch.file("my.plan", Json.pretty(other));
    apply().exits(3).says("it was changed after it was saved");
    other = (ObjectNode) Json.read(saved);
    ((ObjectNode) other.at("/entries/0/body")).put("description", "other");
    orch.file("my.plan", Json.pretty(other));
    apply().exits(6).says(") would be changed in another way");
    other = (ObjectNode) Json.read(saved);
    ((ObjectNode) other.at("/entries/0")).remove("id");
    orch.file("my.plan", Json.pretty(other));
    apply().exits(3).says("an entry is incomplete");
    assertEquals(before, writes());
    orch.file("my.plan", saved);
    apply().exits(0);
  }

  @Test
  void theFingerprintIsTheSameForEveryAccountInThatState() throws IOException {
    created(colleague, "a");
    save(document("a", "new"), document("b", "d"));
    JsonNode one = file();
    try (Server other = new Server(Files.createDirectory(home.resolve("other")), orch.time())) {
      server.close();
      server = other;
      created(colleague, "unrelated");
      created(colleague, "a");
      orch.run(server.and("config", "update", "a", "--description", "x", "--wait")).exits(0);
      save(document("b", "d"), document("a", "new"));
      JsonNode changed = file();
      assertFalse(changed.path("fingerprint").equals(one.path("fingerprint")));
      orch.run(server.and("config", "update", "a", "--description", "d", "--wait")).exits(0);
      save(document("b", "d"), document("a", "new"));
      assertEquals(one.path("fingerprint"), file().path("fingerprint"));
      assertFalse(one.at("/entries/0/id").equals(file().at("/entries/1/id")));
      save(document("b", "other"), document("a", "new"));
      assertFalse(file().path("fingerprint").equals(one.path("fingerprint")));
    }
  }

  @Test
  void theLockIsWrittenAsByTheApplyItself() throws IOException {
    orch.file("all.yaml", document("a", "d") + "---\n" + document("b", "d"));
    String[] line = {"config", "apply", "-f", "all.yaml", "--lock", "orch.lock.yaml"};
    run(Orch.joined(line, "--plan-out", "my.plan")).exits(0);
    assertFalse(Files.exists(home.resolve("orch.lock.yaml")));
    apply().exits(0);
    run("config", "diff", "-f", "all.yaml", "--drift", "--exit-code").exits(0).printsNothing();
    orch.file("all.yaml", document("a", "d"));
    run("config", "apply", "-f", "all.yaml", "--prune", "--plan-out", "my.plan").exits(0);
    apply().exits(0).says("orch: deleted: b (conv_configuration_");
    assertFalse(Files.readString(home.resolve("orch.lock.yaml")).contains("\"b\""));
  }

  @Test
  void anotherAccountAndOtherOptionsAreRefused() throws IOException {
    save(document("a", "d"));
    ObjectNode other = file().put("account", "AC00000000000000000000000000000009");
    orch.file("my.plan", Json.pretty(other));
    apply().exits(6).says("was made for the account AC00000000000000000000000000000009 at");
    run("config", "apply", "--plan", "my.plan", "-f", "all.yaml").exits(2).says("leave out -f");
    assertEquals(0, writes());
  }

  @Test
  void anInterruptedApplyOfAPlanIsNotRepeated() {
    save(document("a", "d"));
    orch.stoppedBy(StopSignal.INT).time().interruptSleep(orch.time().sleeps().size());
    apply().exits(130);
    assertTrue(Thread.interrupted());
    orch.time().interruptSleep(Integer.MAX_VALUE);
    apply().exits(6).says("was applied already, at least in part");
    assertEquals(1, server.seen("POST").size());
  }

  /** Whatever happens between saving and applying, the plan is applied exactly or not at all. */
  @Test
  void whateverMovedInBetween() throws IOException {
    int[] outcomes = new int[2];
    for (int seed = 0; seed < SEEDS; seed++) {
      if (seed % 20 == 0) {
        server.close();
        machine(Files.createDirectories(home.resolve("seeds" + seed)));
      }
      outcomes[round(seed) ? 1 : 0]++;
    }
    assertTrue(outcomes[0] > SEEDS / 4 && outcomes[1] > SEEDS / 4, outcomes[0] + " " + outcomes[1]);
  }

  /** Returns whether something that the plan covers has moved. */
  private boolean round(int seed) throws IOException {
    Random random = new Random(seed);
    String prefix = "s" + seed;
    for (String name : List.of("a", "b", "c", "free")) {
      created(colleague, prefix + name);
    }
    save(
        document(prefix + "a", "new"),
        document(prefix + "b", "d"),
        document(prefix + "c", "new"),
        document(prefix + "new", "d"));
    boolean moved = false;
    for (int i = random.nextInt(3); i > 0; i--) {
      moved |= step(random, prefix);
    }
    int before = writes();
    Result result = apply();
    assertEquals(moved ? 6 : 0, result.exit(), "seed " + seed + ": " + result);
    assertEquals(moved ? 0 : 3, writes() - before, "seed " + seed);
    if (!moved) {
      assertEquals(6, apply().exit(), "seed " + seed);
    }
    return moved;
  }

  private boolean step(Random random, String prefix) {
    Orch who = random.nextBoolean() ? orch : colleague;
    String name = prefix + List.of("a", "b", "c").get(random.nextInt(3));
    String text = "t" + random.nextInt(1000);
    return switch (random.nextInt(6)) {
      case 0 -> {
        Result result =
            who.run(server.and("config", "update", name, "--description", text, "--wait"));
        yield result.exit() == 0 || result.exit() == 5;
      }
      case 1 -> {
        who.run(server.and("config", "delete", name, "--yes", "--wait"));
        yield true;
      }
      case 2 -> {
        created(who, prefix + "new");
        yield true;
      }
      case 3 -> {
        who.run(server.and("config", "update", prefix + "free", "--description", text, "--wait"));
        yield false;
      }
      case 4 -> {
        created(who, prefix + "other");
        yield false;
      }
      default -> {
        who.run(server.and("config", "update", prefix + "b", "--description", "d", "--wait"));
        yield false;
      }
    };
  }
}

package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -o env}: the ids of a configuration as lines for an {@code .env} file. */
class EnvFormatTest {
  private static final String STORE =
      "TWILIO_MEMORY_STORE_ID=mem_store_01k1etk2y5f1y9fpe2epfdtvv2\n";

  @TempDir private Path home;

  private static String[] create(String... more) {
    return Orch.joined(
        Orch.joined(new String[] {"config", "create", "-o", "env"}, Orch.PLAIN), more);
  }

  @Test
  void bothIdsArePrinted() {
    Orch orch = new Orch(home);
    String created = orch.local(create("--wait")).exits(0).out();
    assertTrue(
        created.matches(
            "TWILIO_CONVERSATION_CONFIGURATION_ID=conv_configuration_[0-9a-z]{26}\n" + STORE),
        created);
    orch.local("config", "get", "My Support Config", "-o", "env").exits(0).prints(created);
    orch.local(create()).exits(0);
  }

  @Test
  void aMemoryStoreHasOneLine() {
    Orch orch = new Orch(home);
    String[] create = {"store", "create", "--name", "support", "-o", "env"};
    orch.local(create).exits(2).says("which is known when it is made: add --wait");
    String made = orch.local(Orch.joined(create, "--wait")).exits(0).out();
    assertTrue(made.matches("TWILIO_MEMORY_STORE_ID=mem_store_[0-9a-z]{26}\n"), made);
    orch.local("store", "get", "support", "-o", "env").exits(0).prints(made);
    orch.local("store", "list", "-o", "env").exits(2).says("this command prints a list");
  }

  @Test
  void aCreateWithoutWaitPrintsWhatTheAnswerHas() throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time(), "create:no-related")) {
      orch.run(server.and(create()))
          .exits(0)
          .prints(STORE)
          .says("the id of the configuration is not known yet; to wait for it: orch -p local");
    }
    try (Server server = new Server(home, orch.time())) {
      String both = orch.run(server.and(create())).exits(0).out();
      assertTrue(both.startsWith("TWILIO_CONVERSATION_CONFIGURATION_ID=conv_"), both);
      assertTrue(both.endsWith("\n" + STORE), both);
    }
  }

  @Test
  void noValueCanAddALineOrACommand() throws IOException {
    String[][] cases = {
      {"a b", "TWILIO_MEMORY_STORE_ID='a b'\n"},
      {"$(rm x)`id`", "TWILIO_MEMORY_STORE_ID='$(rm x)`id`'\n"},
      {"x\\nPATH=/tmp", "# TWILIO_MEMORY_STORE_ID has characters that this file cannot hold\n"},
      {"it's", "# TWILIO_MEMORY_STORE_ID has characters that this file cannot hold\n"},
      {"", ""}
    };
    for (String[] each : cases) {
      String id = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
      String json = "{\"id\":\"" + id + "\",\"memoryStoreId\":\"" + each[0] + "\"}";
      assertEquals(id, Json.read(json).path("id").textValue());
      try (HostileServer server = new HostileServer((number, to) -> to.json(200, json))) {
        new Orch(home)
            .run("-p", "local", "--base-url", server.url(), "config", "get", id, "-o", "env")
            .exits(0)
            .prints("TWILIO_CONVERSATION_CONFIGURATION_ID=" + id + "\n" + each[1]);
      }
    }
  }

  @Test
  void whatHasNoIdsIsRefused() {
    Orch orch = new Orch(home);
    orch.local("config", "list", "-o", "env")
        .exits(2)
        .says("-o env prints the ids of one configuration, and this command prints a list");
    orch.run("profile", "list", "-o", "env").exits(2).says("-o env prints the ids of a");
  }
}

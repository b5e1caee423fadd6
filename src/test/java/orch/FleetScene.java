package orch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A machine with accounts of a fleet, a service for them, and a file for all of them. */
abstract class FleetScene {
  static final String SHARED =
      """
      displayName: Support
      description: of ${account.NAME} in ${account.vars.region}
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  Path home;
  Orch orch;
  Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    server = new Server(home, orch.time());
    orch.file("shared.yaml", SHARED);
  }

  @AfterEach
  void close() {
    server.close();
  }

  void faults(String... faults) throws IOException {
    server.close();
    server = new Server(home, orch.time(), faults);
  }

  /** Profiles p-0, p-1..., each of an account, and a file of them with variables. */
  void accounts(int count) throws IOException {
    FleetProfiles.write(home, count, number -> server.url());
    StringBuilder csv = new StringBuilder("name,account,profile,vars.region\n");
    for (int i = 0; i < count; i++) {
      csv.append("a-" + i + "," + FleetProfiles.sid(i) + ",p-" + i + ",\"r, " + i + "\"\n");
    }
    orch.file("accounts.csv", csv.toString());
  }

  Result fleet(String verb, String... more) {
    return orch.run(
        Orch.joined(
            new String[] {"fleet", verb, "--accounts", "accounts.csv", "-f", "shared.yaml"}, more));
  }

  List<JsonNode> lines(String file) throws IOException {
    return Json.readAll(Files.readString(home.resolve(file)));
  }

  Map<String, Integer> counts(String file, String event) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode line : lines(file)) {
      if (line.path("event").asText().equals(event)) {
        counts.merge(line.path("name").asText(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Takes the secret of an account away. */
  void brokenSecret(int number) throws IOException {
    Path file = home.resolve(".config/orch/credentials.json");
    ObjectNode secrets = (ObjectNode) Json.read(Files.readString(file));
    secrets.remove("p-" + number);
    Files.writeString(file, Json.compact(secrets));
  }
}

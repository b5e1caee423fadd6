package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import orch.json.CanonicalJson;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --receipt}, {@code orch receipt verify} and {@code orch receipt show}. */
class ReceiptTest {
  private static final String FILE =
      """
      displayName: %s
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  @TempDir private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void serve() throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time());
    orch.file("a.yaml", FILE.formatted("a", "first")).file("b.yaml", FILE.formatted("b", "first"));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Result run(String line) {
    return orch.run(server.and(line.split(" ")));
  }

  private JsonNode receipt(String name) throws IOException {
    return Json.read(Files.readString(home.resolve(name)));
  }

  private static List<String> column(JsonNode receipt, String field) {
    List<String> values = new ArrayList<>();
    receipt.path("configurations").forEach(each -> values.add(each.path(field).asText()));
    return values;
  }

  /** A receipt of an apply that creates, updates, deletes nothing and leaves one as it is. */
  private void applied() {
    run("config create -f a.yaml --wait").exits(0);
    orch.file("c.yaml", FILE.formatted("c", "first"));
    run("config create -f c.yaml --wait").exits(0);
    orch.file("a.yaml", FILE.formatted("a", "second"));
    run("config apply -f a.yaml -f b.yaml -f c.yaml --yes --receipt r.json").exits(0);
  }

  @Test
  void anApplyGetsAReceiptOfEverything() throws IOException {
    applied();
    JsonNode receipt = receipt("r.json");
    assertEquals(CanonicalJson.of(receipt) + "\n", Files.readString(home.resolve("r.json")));
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(Launched.CHECKOUT.resolve("docs/receipt.schema.json")));
    assertEquals(List.of(), schema.validate(receipt.toString(), InputFormat.JSON));
    assertTrue(List.of("create", "update", "unchanged").containsAll(column(receipt, "action")));
    assertEquals(3, column(receipt, "action").stream().distinct().count(), receipt::toString);
    assertEquals(32, receipt.path("planFingerprint").asText().length());
    for (JsonNode each : receipt.path("configurations")) {
      boolean isSent = !each.path("action").asText().equals("unchanged");
      assertEquals(isSent ? "completed" : "unchanged", each.path("state").asText());
      assertEquals(isSent, each.path("requestId").asText().startsWith("RQ"), each::toString);
      assertEquals(isSent, each.path("operationId").asText().startsWith("proc_job_"));
      assertEquals(each.path("action").asText().equals("create"), !each.has("before"));
      assertTrue(each.at("/after/fields/description").isTextual());
    }
    assertFalse(receipt.toString().contains("bG9jYWw6bG9jYWw"));
    run("receipt verify r.json").exits(0).says("3 of 3 configurations are as the receipt says");
    run("receipt show r.json").exits(0).says("config apply for the account local at http://");
  }

  @Test
  void anyChangedFieldIsNoticed() throws IOException {
    applied();
    JsonNode receipt = receipt("r.json");
    List<String> leaves = new ArrayList<>();
    leaves(receipt, "", leaves);
    assertTrue(leaves.size() > 60, leaves::toString);
    for (String leaf : leaves) {
      changed(receipt.deepCopy(), leaf, false);
      changed(receipt.deepCopy(), leaf, true);
    }
    ObjectNode more = receipt.deepCopy();
    more.withObject("/configurations/0").put("extra", true);
    refused(more, "an extra member");
    ArrayNode fewer = (ArrayNode) receipt.deepCopy().path("configurations");
    fewer.remove(0);
    ObjectNode cut = receipt.deepCopy();
    cut.set("configurations", fewer);
    refused(cut, "one configuration less");
    orch.file("r.json", Json.pretty(receipt));
    run("receipt verify r.json").exits(0);
  }

  private void changed(JsonNode receipt, String leaf, boolean isRemoved) {
    int slash = leaf.lastIndexOf('/');
    ObjectNode owner = (ObjectNode) receipt.at(leaf.substring(0, slash));
    String name = leaf.substring(slash + 1);
    JsonNode value = owner.path(name);
    if (isRemoved) {
      owner.remove(name);
    } else if (value.isNumber()) {
      owner.put(name, value.asLong() + 1);
    } else {
      String text = value.asText();
      char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
      String rest = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
      owner.put(name, rest + (last == '0' ? '1' : '0'));
    }
    if (isRemoved && name.equals("digest")) {
      orch.file("changed.json", receipt.toString());
      run("receipt verify changed.json").exits(3);
    } else {
      refused(receipt, leaf);
    }
  }

  private void refused(JsonNode receipt, String what) {
    orch.file("changed.json", receipt.toString());
    Result result = run("receipt verify changed.json");
    assertEquals(6, result.exit(), what);
    result.printsNothing().says("was changed after it was written");
    assertEquals(6, run("receipt show changed.json").exit(), what);
  }

  private static void leaves(JsonNode value, String pointer, List<String> found) {
    if (value.isValueNode()) {
      found.add(pointer);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        leaves(value.get(i), pointer + "/" + i, found);
      }
    }
    value
        .properties()
        .forEach(member -> leaves(member.getValue(), pointer + "/" + member.getKey(), found));
  }

  @Test
  void aDifferenceFromWhatIsLiveIsNamed() throws IOException {
    applied();
    run("config update a --description third --wait").exits(0);
    run("config delete b --yes --wait").exits(0);
    Result result =
        run("receipt verify r.json")
            .exits(6)
            .says("2 of 3 configurations are not as the receipt says")
            .says(") differs in description")
            .says(") does not exist any more");
    assertTrue(result.out().contains("changed") && result.out().contains("gone"), result.out());
    // A change that was taken back is none.
    run("config update a --description second --wait").exits(0);
    run("receipt verify r.json").exits(6).says("1 of 3 configurations");
  }

  @Test
  void createUpdateAndDeleteGetOneAsWell() throws IOException {
    run("config create -f a.yaml --wait --receipt create.json").exits(0);
    run("receipt verify create.json").exits(0);
    run("config update a --description x --wait --receipt update.json").exits(0);
    run("receipt verify update.json").exits(0);
    run("receipt verify create.json").exits(6).says("differs in description");
    assertEquals(
        receipt("create.json").at("/configurations/0/after/hash"),
        receipt("update.json").at("/configurations/0/before/hash"));
    run("config update a --description x --wait --receipt same.json").exits(0);
    assertEquals(List.of("unchanged"), column(receipt("same.json"), "state"));
    run("config delete a --yes --wait --receipt delete.json").exits(0);
    run("receipt verify delete.json").exits(0);
    run("receipt verify update.json").exits(6).says("does not exist any more");
    assertEquals(List.of("delete"), column(receipt("delete.json"), "action"));
  }

  @Test
  void aDeletedOneThatExistsDiffers() throws IOException {
    run("config create -f a.yaml --wait").exits(0);
    run("config delete a --yes --wait --receipt r.json").exits(0);
    ObjectNode receipt = (ObjectNode) receipt("r.json");
    run("config create -f a.yaml --wait").exits(0);
    String id = run("config list -o name").out().strip();
    receipt.withObject("/configurations/0").put("id", id);
    receipt.remove("digest");
    String digest = "sha256:" + CanonicalJson.digest(receipt);
    orch.file("r.json", receipt.put("digest", digest).toString());
    run("receipt verify r.json").exits(6).says("was deleted, and exists");
  }

  @Test
  void aWriteThatFailedIsInTheReceipt() throws IOException {
    server.close();
    server = new Server(home, orch.time(), "create:fail");
    run("config apply -f a.yaml -f b.yaml --yes --receipt r.json").exits(9);
    JsonNode receipt = receipt("r.json");
    assertEquals(9, receipt.path("exitCode").asInt());
    assertTrue(column(receipt, "state").contains("failed"), receipt::toString);
    run("receipt verify r.json").exits(6).says("the receipt does not say how the write ended");
  }

  @Test
  void whatCannotBeReadIsNotTheSame() {
    applied();
    server.close();
    run("receipt verify r.json --max-retries 0").exits(12).printsNothing();
  }

  @Test
  void anotherAccountIsRefused() throws IOException {
    applied();
    try (Server other = new Server(Files.createDirectory(home.resolve("x")), orch.time())) {
      orch.run(other.and("receipt", "verify", "r.json"))
          .exits(6)
          .says("the receipt is for the account local at " + server.url());
    }
    run("receipt verify r.json --expect-account AC0123456789abcdef0123456789abcdef").exits(4);
  }

  @Test
  void aReceiptThatCannotBeWrittenStopsTheCommandBefore() {
    run("config create -f a.yaml --wait --receipt no/r.json")
        .exits(2)
        .says("--receipt: the directory of no/r.json cannot be written");
    run("config create -f a.yaml --wait --receipt .").exits(2).says("is a directory");
    run("config create -f a.yaml --receipt r.json").exits(2).says("add --wait");
    run("config apply -f a.yaml --yes --dry-run --receipt r.json").exits(2).says("leave out --dry");
    run("config apply -f a.yaml --plan-out p --receipt r.json").exits(2).says("applies nothing");
    assertEquals(0, server.seen("POST").size());
  }

  @Test
  void aCommandThatSendsNothingWritesNone() {
    run("config delete nothing --yes --wait --receipt r.json").exits(5);
    assertFalse(Files.exists(home.resolve("r.json")));
    orch.file("x.json", "{}");
    run("receipt verify x.json").exits(3).says("it is not a receipt that --receipt has written");
  }

  @Test
  void anEarlierReceiptIsReplaced() throws IOException {
    orch.file("r.json", "old");
    run("config create -f a.yaml --wait --receipt r.json").exits(0);
    assertEquals("config create", receipt("r.json").path("command").asText());
  }
}

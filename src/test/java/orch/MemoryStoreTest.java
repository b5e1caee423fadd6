package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code orch store list|get|create}. */
class MemoryStoreTest {
  @TempDir private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine() throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(String... faults) throws IOException {
    server.close();
    server = new Server(home, orch.time(), faults);
  }

  private Result store(String... words) {
    return orch.run(server.and(Orch.joined(new String[] {"store"}, words)));
  }

  private Result create(String name, String... more) {
    return store(Orch.joined(new String[] {"create", "--name", name}, more));
  }

  @Test
  void aNewStoreIsActiveWhenTheCommandHasWaited() {
    JsonNode made = create("support", "--description", "Customers", "--wait").exits(0).json();

    assertEquals("support", made.path("displayName").asText());
    assertEquals("Customers", made.path("description").asText());
    assertEquals("ACTIVE", made.path("status").asText());
    String id = made.path("id").asText();
    assertTrue(id.matches("mem_store_[0-7][0-9a-z]{25}"), id);
    assertEquals(made, store("get", "support").exits(0).json());
    assertEquals(made, store("get", id).exits(0).json());
    assertEquals(id + "\n", store("list", "-o", "name").exits(0).out());
  }

  @Test
  void aNewStoreIsOneForAConfigurationInProfileLocal() {
    String id = orch.local("store", "create", "--name", "s", "--wait", "-o", "name").exits(0).out();

    String[] plain = Orch.PLAIN.clone();
    plain[plain.length - 1] = id.strip();
    orch.local(Orch.joined(new String[] {"config", "create", "--wait"}, plain)).exits(0);
    orch.local("store", "get", "s").exits(0);
  }

  @Test
  void withoutWaitingTheOperationIsPrinted() {
    JsonNode operation = create("support").exits(0).json();

    assertEquals("PENDING", operation.path("status").asText());
    assertTrue(operation.path("operationId").asText().startsWith("mem_operation_"));
    assertTrue(operation.path("statusUrl").asText().contains("/v1/ControlPlane/Operations/"));
    assertTrue(operation.has("idempotencyKey"));
    assertEquals("QUEUED", store("get", "support").exits(0).json().path("status").asText());
    JsonNode active = store("get", "support", "--wait").exits(0).json();
    assertEquals("ACTIVE", active.path("status").asText());
  }

  @Test
  void theListIsATableWithAllStores() {
    create("support", "--description", "Customers of support", "--wait").exits(0);
    create("sales").exits(0);

    List<String> lines = store("list").exits(0).out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).matches("NAME +ID +STATUS +VERSION +DESCRIPTION *"), lines.get(0));
    assertTrue(lines.get(1).matches("support +mem_store_\\w+ +ACTIVE +1 +Customers of support"));
    assertTrue(lines.get(2).matches("sales +mem_store_\\w+ +QUEUED +1 *"), lines.get(2));
    assertEquals(
        "sales",
        store("list", "--filter", "status!=ACTIVE", "-o", "jsonl")
            .exits(0)
            .json()
            .path("displayName")
            .asText());
    store("list", "--limit", "1").exits(0).says("only the first 1 are shown");
    assertEquals(1, store("list", "--limit", "1").out().lines().count() - 1);
  }

  @Test
  void anAccountWithoutStoresHasAnEmptyTable() {
    store("list").exits(0).saysOnly("orch: no memory stores\n");
  }

  @Test
  void namesAreFoundInAnotherCaseAndMissingOnesAreExitFive() {
    create("support", "--wait").exits(0);

    store("get", "SUPPORT").exits(0).says("using support (mem_store_");
    store("get", "suport")
        .exits(5)
        .says("no memory store has the id or name \"suport\"; did you mean support?")
        .says("to list the memory stores: orch");
    store("get", "mem_store_01k1etk2y5f1y9fpe2epfdtvv2").exits(5).says("orch");
  }

  @ParameterizedTest
  @CsvSource({
    "'My Store', d, --name: a name has 1 to 64 letters",
    "'', d, --name: a name has 1 to 64 letters",
    "support, '', --description: must have 1 to 128 characters"
  })
  void badValuesAreFoundBeforeAnythingIsSent(String name, String description, String message) {
    create(name, "--description", description).exits(3).says(message).says("nothing was sent");
    assertEquals(List.of(), server.seen("POST"));
  }

  @Test
  void aStoreNeedsAName() {
    store("create").exits(3).says("--name: a memory store needs a name");
  }

  @Test
  void aTakenNameIsAConflict() {
    create("support", "--wait").exits(0);

    create("support")
        .exits(6)
        .says("Memory store already exists: support")
        .says("to list the memory stores: orch");
  }

  @Test
  void aDryRunShowsTheRequestAndSendsNothing() {
    JsonNode request = create("support", "--dry-run").exits(0).json();

    assertEquals(server.url() + "/v1/ControlPlane/Stores", request.path("url").asText());
    assertEquals("{\"displayName\":\"support\"}", request.path("body").toString());
    assertEquals(List.of(), server.seen("POST"));
  }

  @Test
  void aDryRunAgainstTheServiceShowsTheHostOfMemoryStores() {
    JsonNode request =
        orch.with("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32))
            .with("TWILIO_AUTH_TOKEN", "t")
            .run("--region", "ie1", "store", "create", "--name", "s", "--dry-run")
            .exits(0)
            .json();

    assertEquals(
        "https://memory.dublin.ie1.twilio.com/v1/ControlPlane/Stores",
        request.path("url").asText());
  }

  /** The tunnels that a command asks a proxy for, which ends all of them at a wrong certificate. */
  private List<String> tunnels(String... words) throws IOException {
    orch.with("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32)).with("TWILIO_AUTH_TOKEN", "t");
    try (TlsFront front = new TlsFront(server.url(), Certificates.GOOD);
        ConnectProxy proxy = new ConnectProxy(front.port(), "")) {
      orch.with("HTTPS_PROXY", "http://" + proxy.address());
      orch.run(Orch.joined(words, "--max-retries", "0"));
      assertEquals(0, front.seen().size());
      return proxy.heads().stream().map(head -> head.split(" ", -1)[1]).distinct().toList();
    }
  }

  @Test
  void requestsGoToTheHostOfTheProduct() throws IOException {
    assertEquals(List.of("memory.twilio.com:443"), tunnels("store", "list"));
    assertEquals(
        List.of("memory.dublin.ie1.twilio.com:443"),
        tunnels("store", "create", "--name", "s", "--region", "ie1"));
    orch.file(
        "a.yaml",
        """
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        intelligenceConfigurationIds: [intelligence_configuration_x]
        """);
    assertEquals(
        List.of(
            "conversations.twilio.com:443", "memory.twilio.com:443", "intelligence.twilio.com:443"),
        tunnels("config", "preflight", "-f", "a.yaml"));
  }

  @Test
  void theDeadlineLeavesACommandThatGoesOnWaiting() throws IOException {
    serve("create:lag=60");

    Result late = create("support", "--wait", "--timeout", "500ms").exits(8);
    late.says("may not be finished").says("to keep waiting: orch").says("store get support --wait");
    assertFalse(late.out().contains("ACTIVE"));
    Result again = store("get", "support", "--wait", "--timeout", "5s").exits(8);
    again.says("is not active: its last known status was").says("store get mem_store_");
    store("get", "support", "--wait").exits(0);
  }

  @Test
  void aStoreThatCannotBeProvisionedIsExitNine() throws IOException {
    serve("create:fail");

    create("support", "--wait").exits(9);
    store("get", "support", "--wait").exits(9).says("has the status FAILED");
    create("support").exits(0);
  }

  @Test
  void anAttemptWithoutAnAnswerCreatesOneStore() throws IOException {
    serve("create:cut-after");

    JsonNode made = create("support", "--wait").exits(0).json();
    assertEquals("ACTIVE", made.path("status").asText());
    assertEquals(2, server.seen("POST").size());
    assertEquals(1, store("list", "-o", "name").out().lines().count());
  }

  @Test
  void aServiceWithoutIdempotencyKeysRefusesTheSecondAttemptAndTheStoreIsFound()
      throws IOException {
    serve("create:cut-after", "create:409,code=520045");

    Result made = create("support", "--wait").exits(0);
    made.says("an attempt without an answer has created the memory store support");
    assertEquals("ACTIVE", made.json().path("status").asText());
    create("support").exits(6);
  }

  @Test
  void withoutWaitingSuchAStoreIsTheResultOfAnOperation() throws IOException {
    serve("create:cut-after", "create:409,code=520045");

    JsonNode made = create("support").exits(0).json();
    assertEquals(
        store("get", "support").json().path("id"), made.path("result").path("id"), made::toString);
  }

  @Test
  void fieldsAreCheckedForWhatIsPrinted() {
    assertTrue(create("support", "--wait", "--fields", "id").exits(0).out().contains("mem_store_"));
    create("sales", "--fields", "operationId").exits(0);
    create("more", "--fields", "displayName").exits(2);
    assertEquals(2, server.seen("POST").size());
  }

  @Test
  void theStoreOfSomebodyElseIsNotTakenForTheOneInDoubt() throws IOException {
    serve("create:2:cut-before", "create:3:409,code=520045");
    create("support", "--description", "theirs", "--wait").exits(0);

    create("support", "--description", "ours").exits(12).says("an earlier attempt got no response");
  }

  @Test
  void theSameCommandAgainSettlesACreateInDoubt() throws IOException {
    serve("create:cut-after");
    create("support", "--max-retries", "0").exits(12).says("to settle it");
    orch.run(server.and("config", "resume")).exits(0).says("is in doubt and left alone");
    assertEquals(1, server.seen("POST").size());

    JsonNode made = create("support", "--wait").exits(0).json();
    assertEquals("support", made.path("displayName").asText());
    assertEquals(1, store("list", "-o", "name").out().lines().count());
    orch.run(server.and("config", "resume")).exits(0);
  }

  @Test
  void errorsAreJsonLinesWithJsonOutput() {
    create("support", "--wait").exits(0);
    Result taken = create("support", "-o", "json").exits(6);
    assertEquals(520045, taken.error().path("code").asInt());
  }
}

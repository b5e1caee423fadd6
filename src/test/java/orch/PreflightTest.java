package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code orch config preflight} and {@code config apply --preflight}. */
class PreflightTest {
  private static final String MISSING_STORE = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";

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

  private String store() {
    return orch.run(server.and("store", "create", "--name", "s", "--wait", "-o", "name"))
        .exits(0)
        .out()
        .strip();
  }

  /** A document with more fields, written as YAML. */
  private void document(String file, String name, String store, String... more) {
    orch.file(
        file,
        "displayName: %s\ndescription: d\nconversationGroupingType: GROUP_BY_PROFILE\n%s%s\n"
            .formatted(
                name,
                store.isEmpty() ? "" : "memoryStoreId: " + store + "\n",
                String.join("\n", more)));
  }

  private Result preflight(String... more) {
    return orch.run(
        server.and(
            Orch.joined(
                new String[] {"config", "preflight", "-f", "a.yaml", "-o", "jsonl"}, more)));
  }

  private static List<String> found(Result result, String check) {
    List<String> found = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      JsonNode json = Json.read(line);
      if (json.path("check").asText().equals(check)) {
        found.add(json.path("status").asText() + ": " + json.path("found").asText());
      }
    }
    return found;
  }

  private String made(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Basic bG9jYWw6bm90LWEtc2VjcmV0")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    JsonNode answer =
        Json.read(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    return answer.path("sid").asText(answer.path("id").asText());
  }

  private String service() throws Exception {
    return made("/v1/Services", "application/x-www-form-urlencoded", "FriendlyName=Chat");
  }

  @Test
  void everythingThatIsThereIsOk() throws Exception {
    String intelligence =
        made(
            "/v3/ControlPlane/Configurations",
            "application/json",
            "{\"displayName\":\"Mood\",\"rules\":[]}");
    document(
        "a.yaml",
        "a",
        store(),
        "intelligenceConfigurationIds: [" + intelligence + "]",
        "conversationsV1Bridge: {serviceId: " + service() + "}");

    Result result = preflight("--strict").exits(0);
    assertEquals(List.of("ok: the memory store s is active"), found(result, "memory"));
    assertEquals(
        List.of("ok: the intelligence configuration Mood exists"), found(result, "intelligence"));
    assertEquals(List.of("ok: the service Chat exists and is free"), found(result, "bridge"));
    assertEquals(
        List.of("ok: configurations in the account: 0; new ones: 1"), found(result, "limits"));
    assertEquals(1, server.seen("POST").stream().filter(p -> p.path().contains("Stores")).count());
  }

  @Test
  void whatIsMissingIsAProblem() {
    document(
        "a.yaml",
        "a",
        MISSING_STORE,
        "intelligenceConfigurationIds: [intelligence_configuration_01k1etk2y5f1y9fpe2epfdtvv2]",
        "conversationsV1Bridge: {serviceId: IS" + "0".repeat(32) + "}");

    Result result = preflight().exits(3);
    assertEquals(
        List.of("problem: the memory store " + MISSING_STORE + " does not exist"),
        found(result, "memory"));
    assertTrue(found(result, "intelligence").get(0).startsWith("problem: "), result::toString);
    assertTrue(found(result, "bridge").get(0).startsWith("problem: "), result::toString);
    result.says("3 problems, 0 unknown, 0 warnings, 2 ok");
    assertEquals(List.of(), server.seen("POST"));
  }

  @Test
  void aStoreThatIsNotActiveIsAProblemWithACommandThatWaits() {
    orch.run(server.and("store", "create", "--name", "s")).exits(0);
    String id = orch.run(server.and("store", "list", "-o", "name")).out().strip();
    document("a.yaml", "a", id);

    Result result = preflight().exits(3);
    assertEquals(
        List.of("problem: the memory store s is not active yet (QUEUED)"), found(result, "memory"));
    assertTrue(result.out().contains("store get " + id + " --wait"), result::toString);
  }

  @Test
  void aFailedStoreIsAProblem() throws IOException {
    serve("create:fail");
    orch.run(server.and("store", "create", "--name", "s", "--wait")).exits(9);
    String id = orch.run(server.and("store", "list", "-o", "name")).out().strip();
    document("a.yaml", "a", id);

    assertEquals(
        List.of("problem: the memory store s could not be provisioned (FAILED)"),
        found(preflight().exits(3), "memory"));
  }

  @Test
  void aNewConfigurationNeedsAStore() {
    document("a.yaml", "a", "");
    assertEquals(
        List.of("problem: a new configuration needs a memoryStoreId"),
        found(preflight().exits(3), "memory"));
  }

  @ParameterizedTest
  @CsvSource({"403", "503", "500"})
  void whatCannotBeReadIsUnknownAndNeverOk(int status) throws IOException {
    String store = store();
    document("a.yaml", "a", store);
    serve("GET /v1/*:" + status + "*forever");

    Result result = preflight("--max-retries", "0").exits(0);
    assertTrue(found(result, "memory").get(0).startsWith("unknown: "), result::toString);
    assertTrue(found(result, "memory").get(0).contains("HTTP " + status), result::toString);
    preflight("--strict", "--max-retries", "0").exits(3);
  }

  @Test
  void aServerWithoutTheApiLeavesItUnknown() throws IOException {
    document("a.yaml", "a", store());
    serve("GET /v1/*:404*forever");

    assertEquals(
        List.of("unknown: 127.0.0.1 has no API of memory stores"),
        found(preflight().exits(0), "memory"));
  }

  @Test
  void aListThatCannotBeReadLeavesTheAccountUnknown() throws Exception {
    String service = service();
    document("a.yaml", "a", store(), "conversationsV1Bridge: {serviceId: " + service + "}");
    serve("GET /v2/*:403*forever");

    Result result = preflight().exits(0);
    assertTrue(found(result, "credentials").get(0).startsWith("unknown: "), result::toString);
    assertTrue(found(result, "limits").get(0).startsWith("unknown: "), result::toString);
    assertEquals(
        List.of("unknown: the service Chat exists; which configuration uses it cannot be read"),
        found(result, "bridge"));
  }

  @Test
  void refusedCredentialsAreExitFour() throws IOException {
    document("a.yaml", "a", store());
    serve("GET /v2/*:401*forever");

    Result result = preflight().exits(4);
    assertTrue(found(result, "credentials").get(0).startsWith("problem: "), result::toString);
  }

  @Test
  void aServiceOfAnotherConfigurationIsAProblem() throws Exception {
    String store = store();
    String bridge = "conversationsV1Bridge: {serviceId: " + service() + "}";
    document("b.yaml", "b", store, bridge);
    orch.run(server.and("config", "create", "-f", "b.yaml", "--wait")).exits(0);
    document("a.yaml", "a", store, bridge);

    Result other = preflight().exits(3);
    assertTrue(
        found(other, "bridge").get(0).startsWith("problem: the service Chat belongs to b (conv_"),
        other::toString);
    document("a.yaml", "b", store, bridge);
    assertEquals(
        List.of("ok: the service Chat exists and belongs to this configuration"),
        found(preflight().exits(0), "bridge"));
    document("c.yaml", "c", store, bridge);
    Result both = preflight("-f", "c.yaml").exits(3);
    assertEquals(2, found(both, "bridge").size());
    assertTrue(found(both, "bridge").get(0).contains("is also in c.yaml:1"), both::toString);
  }

  @Test
  void manyConfigurationsAndRulesAreWarnings() {
    String store = store();
    document("a.yaml", "a", store);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      document(i + ".yaml", "n" + i, store);
      files.addAll(List.of("-f", i + ".yaml"));
    }
    Result result = preflight(files.toArray(String[]::new)).exits(0);
    assertTrue(found(result, "limits").get(0).startsWith("warning: "), result::toString);

    StringBuilder rules = new StringBuilder("channelSettings: {SMS: {captureRules: [");
    for (int i = 0; i < 101; i++) {
      rules.append("{from: '*', to: '+1555123").append(1000 + i).append("'},");
    }
    document("a.yaml", "a", store, rules + "]}}");
    assertEquals(
        "warning: SMS has 101 capture rules; one source names 100 as the limit of a channel",
        found(preflight().exits(0), "limits").get(1));
    preflight("--strict").exits(3);
    preflight("--strict", "--skip", "limits").exits(0);
  }

  @Test
  void aKeyMayWriteOnlyWhenItWasSeenToWrite() {
    document("a.yaml", "a", store());
    orch.with("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32))
        .with("TWILIO_API_KEY", "SK" + "0".repeat(32))
        .with("TWILIO_API_SECRET", "x");
    String[] with = {"--base-url", server.url(), "config", "preflight", "-f", "a.yaml"};
    Result before = orch.run(Orch.joined(with, "-o", "jsonl")).exits(3);
    assertEquals(
        List.of("unknown: the key may read; whether it may write, only a write shows"),
        found(before, "credentials"));
    String[] create = {"--base-url", server.url(), "config", "create"};
    orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
    Result after = orch.run(Orch.joined(with, "-o", "jsonl")).exits(3);
    assertTrue(found(after, "credentials").get(0).startsWith("ok: "), after::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1:1/x, problem: 127.0.0.1 is an address of this machine or network",
    "https://localhost/x, problem: localhost is an address",
    "https://10.1.2.3/x, problem: 10.1.2.3 is an address",
    "'https://[::1]/x', problem: ::1 is an address",
    "http://hooks.example.com/x, problem: http://hooks.example.com is not an https URL",
    "https://no-such-host.invalid/x, unknown: no-such-host.invalid"
  })
  void callbacksAreLookedAt(String url, String expected) {
    document("a.yaml", "a", store(), "statusCallbacks: [{url: '" + url + "'}]");
    Result result = preflight().exits(expected.startsWith("problem") ? 3 : 0);
    assertTrue(found(result, "callbacks").get(0).startsWith(expected), result::toString);
    preflight("--skip", "callbacks").exits(0);
  }

  /** The service does not know the authorities of this machine. */
  @Test
  void aCertificateThatOnlyThisMachineTrustsIsUnknown() throws IOException {
    Result result = throughProxy("https://api.corp.example/secret?t=1", 2);

    String found = found(result, "callbacks").get(0);
    assertTrue(found.startsWith("unknown: api.corp.example speaks TLSv1."), found);
    assertTrue(found.contains("is trusted here only because of the CA bundle"), found);
    assertTrue(result.out().contains("\"reference\":\"https://api.corp.example\""));
    assertFalse(result.out().contains("secret"), "a path may hold secrets");
  }

  @Test
  void aFailureBehindAProxyIsUnknown() throws IOException {
    Result result = throughProxy("https://hooks.example.com/", 2);

    assertTrue(found(result, "callbacks").get(0).startsWith("unknown: "), result::toString);
    assertTrue(found(result, "callbacks").get(0).contains("this machine's proxy"));
  }

  /** No request goes through the tunnels. */
  private Result throughProxy(String url, int tunnels) throws IOException {
    document("a.yaml", "a", store(), "statusCallbacks: [{url: '" + url + "'}]");
    orch.file("ca.pem", Certificates.pem("ca")).with("TWILIO_CA_BUNDLE", "ca.pem");
    try (TlsFront front = new TlsFront(server.url(), Certificates.GOOD);
        ConnectProxy proxy = new ConnectProxy(front.port(), "")) {
      orch.with("HTTPS_PROXY", "http://" + proxy.address());
      Result result = preflight().exits(0);
      assertEquals(tunnels, proxy.heads().size());
      assertTrue(proxy.heads().get(0).startsWith("CONNECT " + URI.create(url).getHost() + ":443"));
      assertEquals(0, front.seen().size());
      return result;
    }
  }

  @Test
  void applyStopsAtAProblemBeforeAnythingIsWritten() {
    document("a.yaml", "a", MISSING_STORE);
    String[] apply = {"config", "apply", "-f", "a.yaml", "--yes"};

    orch.run(server.and(Orch.joined(apply, "--preflight")))
        .exits(3)
        .says("the preflight found 1 problem; nothing was sent")
        .says("a.yaml:1: memory: problem: the memory store " + MISSING_STORE + " does not exist")
        .says("config preflight -f a.yaml");
    assertEquals(List.of(), server.seen("POST"));
    orch.run(server.and(apply)).exits(0);
  }

  @Test
  void applyLooksAtTheCallbacksToo() {
    String store = store();
    document("a.yaml", "a", store, "statusCallbacks: [{url: 'https://10.1.2.3/x'}]");
    String[] apply = server.and("config", "apply", "-f", "a.yaml", "--yes", "--preflight");
    orch.run(apply)
        .exits(3)
        .says("statusCallbacks[0].url must be an https:// URL on a public host; nothing was sent");
    assertEquals(1, server.seen("POST").size(), "only the store was created");
    document("a.yaml", "a", store, "statusCallbacks: [{url: 'https://no-such-host.invalid/x'}]");
    orch.run(apply).exits(0).says("preflight: 0 problems, 1 unknown, 0 warnings, 3 ok");
  }

  @Test
  void applyGoesOnWhenAllIsThere() {
    document("a.yaml", "a", store());
    orch.run(server.and("config", "apply", "-f", "a.yaml", "--yes", "--preflight"))
        .exits(0)
        .says("preflight: 0 problems, 0 unknown, 0 warnings, 3 ok");
    orch.run(server.and("config", "apply", "-f", "a.yaml", "--yes", "--preflight")).exits(0);
  }

  @Test
  void theAdviceFollowsTheTable() {
    document("a.yaml", "a", MISSING_STORE);
    orch.run(server.and("config", "preflight", "-f", "a.yaml"))
        .exits(3)
        .says("orch: to list the memory stores: orch -p local --base-url " + server.url());
  }

  @Test
  void theTableHasARowForEachCheck() {
    document("a.yaml", "a", store());
    Result result = orch.run(server.and("config", "preflight", "-f", "a.yaml")).exits(0);
    List<String> lines = result.out().lines().toList();
    assertTrue(lines.get(0).matches("STATUS +CHECK +DOCUMENT +FOUND *"), result::toString);
    assertEquals(4, lines.size());
    result.says("0 problems, 0 unknown, 0 warnings, 3 ok");
  }
}

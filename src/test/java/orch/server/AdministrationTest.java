package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import orch.server.fault.Faults;
import orch.server.fault.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests below {@code /_emulator}: who may send them, and what they do. */
class AdministrationTest {
  private static final String ROOT = "/_emulator";
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path directory;
  private Plane plane;

  @BeforeEach
  void begin() {
    plane = new Plane(directory);
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private void start(UnaryOperator<Emulation> change, String... rules) {
    Emulation emulation =
        change.apply(Emulation.of(Faults.parse(List.of(rules), new Seed(7))).administered());
    plane.close();
    plane =
        new Plane(
            directory,
            settings -> settings.withLatency(Duration.ofMinutes(10)).withEmulation(emulation));
  }

  private void startVirtual(String... rules) {
    start(emulation -> emulation.withClock(new VirtualClock(START)), rules);
  }

  private HttpRequest.Builder request(String method, String place, String body) {
    return HttpRequest.newBuilder(plane.server.baseUrl().resolve(ROOT + place))
        .timeout(Duration.ofSeconds(20))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(String method, String place, String body) {
    return plane.client.send(request(method, place, body).header("Orch-Emulator-Admin", "yes"));
  }

  private JsonNode done(String method, String place, String body) {
    HttpResponse<String> response = send(method, place, body);
    assertEquals(200, response.statusCode(), response.body());
    return json(response);
  }

  @Test
  void theStateTellsClockRulesAndCounts() {
    startVirtual("POST:2:503", "POST:2:429", "any:5%:fail");
    plane.client.post(Plane.MINIMAL);
    plane.client.post(Plane.MINIMAL);

    assertEquals(
        "{\"seed\":7,\"clock\":{\"kind\":\"virtual\",\"now\":\"2026-03-01T10:00:00Z\"},\"faults\":["
            + "{\"rule\":\"POST:2:503\",\"matched\":2,\"applied\":1},"
            + "{\"rule\":\"POST:2:429\",\"matched\":2,\"applied\":0},"
            + "{\"rule\":\"any:5%:fail\",\"matched\":1,\"applied\":0}],"
            + "\"configurations\":0,\"openOperations\":1}",
        done("GET", "", "").toString());
    done("POST", "/clock", "{\"advance\":\"10m\"}");
    JsonNode later = done("GET", "", "");
    assertEquals(1, later.path("configurations").asInt());
    assertEquals(0, later.path("openOperations").asInt());
  }

  @Test
  void rulesAreAddedAllOrNoneAndRemoved() {
    startVirtual("DELETE:*:503");

    HttpResponse<String> wrong = send("POST", "/faults", "{\"rules\":[\"GET:*:503\",\"GET:x:1\"]}");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("at character 5 is not a choice"), wrong.body());
    assertEquals(200, plane.client.get(Client.CONFIGURATIONS).statusCode());

    JsonNode rules = done("POST", "/faults", "{\"rules\":[\"GET:2:503\",\"GET:*:429\"]}");
    assertEquals(
        List.of("DELETE:*:503", "GET:2:503", "GET:*:429"),
        rules.path("faults").findValuesAsText("rule"));
    assertEquals(429, plane.client.get(Client.CONFIGURATIONS).statusCode());
    assertEquals(503, plane.client.get(Client.CONFIGURATIONS).statusCode());

    assertEquals(0, done("DELETE", "/faults", "").path("faults").size());
    assertEquals(200, plane.client.get(Client.CONFIGURATIONS).statusCode());
    assertEquals(0, done("GET", "/faults", "").path("faults").size());
  }

  @Test
  void anOperationOfTenMinutesEndsWhenTheClockIsAdvanced() {
    startVirtual();
    HttpResponse<String> accepted = plane.client.post(Plane.MINIMAL);
    String operation = header(accepted, "Operation-Id");
    assertEquals("600", header(accepted, "Retry-After"));

    done("POST", "/clock", "{\"advance\":\"9m\"}");
    HttpResponse<String> running = plane.client.operation(operation);
    assertEquals("RUNNING", json(running).path("status").asText());
    assertEquals("60", header(running, "Retry-After"));

    JsonNode clock = done("POST", "/clock", "{\"advance\":\"60s\"}");
    assertEquals("2026-03-01T10:10:00Z", clock.path("now").asText());
    JsonNode ended = json(plane.client.operation(operation));
    assertEquals("COMPLETED", ended.path("status").asText());
    assertEquals("2026-03-01T10:00:00Z", ended.path("createdAt").asText());
    assertEquals("2026-03-01T10:10:00Z", ended.path("completedAt").asText());
    JsonNode created = plane.read(ended.at("/result/id").asText());
    assertEquals("2026-03-01T10:10:00Z", created.path("createdAt").asText());
  }

  @Test
  void idempotencyKeysLiveADayOfTheVirtualClock() {
    startVirtual();
    UUID key = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");
    String first = header(plane.client.post(Plane.MINIMAL, key), "Operation-Id");

    done("POST", "/clock", "{\"advance\":\"23h\"}");
    assertEquals(first, header(plane.client.post(Plane.MINIMAL, key), "Operation-Id"));
    done("POST", "/clock", "{\"advance\":\"1h\"}");
    assertTrue(!first.equals(header(plane.client.post(Plane.MINIMAL, key), "Operation-Id")));
  }

  @Test
  void anAdvanceWakesResponsesThatWait() throws Exception {
    startVirtual("GET:1:slow=300000");
    CompletableFuture<Integer> slow =
        CompletableFuture.supplyAsync(() -> plane.client.get(Client.CONFIGURATIONS).statusCode());
    while (done("GET", "/faults", "").at("/faults/0/applied").asInt() == 0) {
      Thread.onSpinWait();
    }
    done("POST", "/clock", "{\"advance\":\"299s\"}");
    assertEquals(200, plane.client.get(Client.CONFIGURATIONS).statusCode());
    assertTrue(!slow.isDone());
    // The fault is counted before its wait begins, so the clock may have been too early.
    CompletableFuture<Integer> answer = slow.orTimeout(10, TimeUnit.SECONDS);
    while (!answer.isDone()) {
      done("POST", "/clock", "{\"advance\":\"300s\"}");
      Thread.sleep(1);
    }
    assertEquals(200, answer.get());
  }

  @Test
  void theServerClosesAtOnceAlthoughTheClockStandsStill() throws Exception {
    startVirtual("GET:1:slow=300000");
    CompletableFuture<Optional<String>> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                plane.client.trySend(plane.client.request(Client.CONFIGURATIONS).GET());
                return Optional.<String>empty();
              } catch (java.io.IOException e) {
                return Optional.of("cut");
              }
            });
    while (done("GET", "/faults", "").at("/faults/0/applied").asInt() == 0) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    plane.close();
    slow.get(10, TimeUnit.SECONDS);
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 3);
  }

  @Test
  void aResetDeletesEverythingAndReturnsToTheRulesOfTheStart() {
    startVirtual("POST:2:503");
    plane.client.post(Plane.MINIMAL);
    plane.client.as("AC2").post(Plane.MINIMAL);
    done("POST", "/clock", "{\"advance\":\"1h\"}");
    done("POST", "/faults", "{\"rules\":[\"GET:*:500\"]}");

    JsonNode state = done("POST", "/reset", "");

    assertEquals(0, state.path("configurations").asInt());
    assertEquals("2026-03-01T11:00:00Z", state.at("/clock/now").asText());
    assertEquals(
        "[{\"rule\":\"POST:2:503\",\"matched\":0,\"applied\":0}]", state.path("faults").toString());
    assertEquals(202, plane.client.post(Plane.MINIMAL).statusCode());
    assertEquals(503, plane.client.post(Plane.MINIMAL).statusCode());
    assertEquals(0, json(plane.client.get(Client.CONFIGURATIONS)).path("configurations").size());
  }

  @Test
  void aResetForgetsIdempotencyKeys() {
    startVirtual();
    UUID key = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");
    String first = header(plane.client.post(Plane.MINIMAL, key), "Operation-Id");
    done("POST", "/reset", "");
    assertTrue(!first.equals(header(plane.client.post(Plane.MINIMAL, key), "Operation-Id")));
    assertEquals(404, plane.client.operation(first).statusCode());
  }

  @Test
  void aRealClockCannotBeAdvanced() {
    start(emulation -> emulation);
    HttpResponse<String> refused = send("POST", "/clock", "{\"advance\":\"1s\"}");
    assertEquals(409, refused.statusCode());
    assertTrue(refused.body().contains("only a virtual one can"), refused.body());
    assertEquals("real", done("GET", "/clock", "").path("kind").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /nothing | ''                       | 404 | /_emulator/nothing",
        "GET    | x        | ''                       | 404 | /_emulatorx",
        "POST   | ''       | ''                       | 405 | Method POST is not allowed here",
        "GET    | /reset   | ''                       | 405 | Method GET is not allowed here",
        "PUT    | /faults  | ''                       | 405 | Method PUT is not allowed here",
        "OPTIONS| /reset   | ''                       | 405 | Method OPTIONS is not allowed here",
        "POST   | /faults  | '{'                      | 400 | The body is not JSON",
        "POST   | /faults  | '{}'                     | 400 | The body needs",
        "POST   | /faults  | '{\"rules\":\"GET:*:500\"}' | 400 | The body needs",
        "POST   | /clock   | '{\"advance\":\"soon\"}' | 400 | is not a duration, such as 500ms",
        "POST   | /clock   | '{\"advance\":\"-1s\"}'  | 400 | is not a duration, such as 500ms",
        "POST   | /clock   | '{}'                     | 400 | is not a duration, such as 500ms",
        "POST   | /clock   | '{\"advance\":\"99999999h\"}' | 400 | the clock ends at 9999"
      })
  void whatIsWrongIsSaid(String method, String place, String body, int status, String why) {
    startVirtual();
    HttpResponse<String> refused = send(method, place, body);
    assertEquals(status, refused.statusCode(), refused.body());
    assertTrue(json(refused).path("message").asText().contains(why), refused.body());
    assertTrue(refused.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  void nobodyIsLetInWithoutTheHeaderOrFromAWebPage() {
    startVirtual();
    plane.client.post(Plane.MINIMAL);
    HttpResponse<String> bare = plane.client.send(request("POST", "/reset", ""));
    assertEquals(403, bare.statusCode());
    assertTrue(bare.body().contains("Send the header Orch-Emulator-Admin: yes"), bare.body());

    HttpResponse<String> ofPage =
        plane.client.send(
            request("POST", "/reset", "")
                .header("Orch-Emulator-Admin", "yes")
                .header("Origin", "http://localhost:8080"));
    assertEquals(403, ofPage.statusCode());
    assertTrue(ofPage.body().contains("not administered by web pages"), ofPage.body());

    String rebound =
        RawHttp.exchange(
            plane.server, "POST " + ROOT + "/reset", "evil.test\r\nOrch-Emulator-Admin: yes");
    assertTrue(rebound.startsWith("HTTP/1.1 403"), rebound);
    assertEquals(1, done("GET", "", "").path("openOperations").asInt());
  }

  @Test
  void anotherHostNameIsRefusedAlsoWhereTheApiServesIt() {
    Emulation emulation = Emulation.of(Faults.parse(List.of())).administered();
    plane.close();
    plane = new Plane(directory, settings -> settings.withAnyHost().withEmulation(emulation));

    String host = "evil.test\r\nOrch-Emulator-Admin: yes";
    String list = RawHttp.exchange(plane.server, "GET " + Client.CONFIGURATIONS, host);
    assertTrue(list.startsWith("HTTP/1.1 200"), list);
    String state = RawHttp.exchange(plane.server, "GET " + ROOT, host);
    assertTrue(state.startsWith("HTTP/1.1 403"), state);
    done("GET", "", "");
  }

  @Test
  void withoutTheOptionThereIsNothingThere() {
    plane.close();
    plane = new Plane(directory, List.of("GET:1:503"));
    assertEquals(404, send("GET", "", "").statusCode());
    assertEquals(404, send("POST", "/reset", "").statusCode());
  }

  @Test
  void theServerOfProfileLocalHasNothingThere() {
    assertEquals(404, send("GET", "", "").statusCode());
  }
}

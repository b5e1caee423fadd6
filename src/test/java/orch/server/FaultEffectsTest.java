package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see of rules that choose requests by number, and of effects with options. */
class FaultEffectsTest {
  @TempDir Path directory;
  private Plane plane;
  private Client client;

  @BeforeEach
  void begin() {
    plane = new Plane(directory);
    client = plane.client;
  }

  private void start(String... rules) {
    plane.close();
    plane = new Plane(directory, List.of(rules));
    client = plane.client;
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void theThirdPostIsRefusedWithASecondsOfRetryAfter() {
    start("POST:3:503,retry-after=2");

    assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    HttpResponse<String> third = client.post(Plane.MINIMAL);
    assertEquals(503, third.statusCode());
    assertEquals("2", header(third, "Retry-After"));
    assertEquals(202, client.post(Plane.MINIMAL).statusCode());
  }

  @Test
  void rulesCountForThemselvesAndTheFirstThatChoosesWins() {
    start("POST:1:503", "POST:2:429", "POST:1..3:400", "create:500");

    assertEquals(List.of(503, 429, 400, 500, 202), posts(5));
  }

  private List<Integer> posts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> client.post(Plane.MINIMAL).statusCode())
        .toList();
  }

  @Test
  void eachAccountHasNumbersOfItsOwn() {
    start("POST:2:503");

    assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    assertEquals(202, client.as("AC2").post(Plane.MINIMAL).statusCode());
    assertEquals(503, client.post(Plane.MINIMAL).statusCode());
    assertEquals(503, client.as("AC2").post(Plane.MINIMAL).statusCode());
  }

  @Test
  void everyReadOfAnOperationIsCut() {
    start("GET /operations:*:cut");

    String id = header(client.post(Plane.MINIMAL), "Operation-Id");
    for (int i = 0; i < 3; i++) {
      assertThrows(IOException.class, () -> client.trySend(client.request(path(id)).GET()));
    }
    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
  }

  private static String path(String operation) {
    return Client.OPERATIONS + operation;
  }

  @Test
  void aResponseCanBeLostWhileItsOperationFails() {
    start("POST:1:cut-after", "POST:1:fail,status=409,code=20409,message=taken, sorry");

    assertThrows(
        IOException.class,
        () -> client.trySend(client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL)));
    HttpResponse<String> second = client.post(Plane.MINIMAL);
    plane.clock.passSeconds(2);
    assertEquals("COMPLETED", operation(second).path("status").asText());
    assertEquals(1, json(client.get(Client.CONFIGURATIONS)).path("configurations").size());
  }

  private JsonNode operation(HttpResponse<String> accepted) {
    return json(client.operation(header(accepted, "Operation-Id")));
  }

  @Test
  void aFailedOperationHasTheErrorOfTheRule() {
    start("POST:1:fail,status=409,code=20777,message=taken, sorry", "POST:2:fail");

    HttpResponse<String> first = client.post(Plane.MINIMAL);
    HttpResponse<String> second = client.post(Plane.MINIMAL);
    plane.clock.passSeconds(2);
    assertEquals(
        "{\"type\":\"https://www.twilio.com/docs/errors/20777\",\"title\":\"Error 20777\","
            + "\"status\":409,\"detail\":\"taken, sorry\",\"instance\":\"urn:orch:local\","
            + "\"code\":20777}",
        operation(first).path("error").toString());
    assertEquals(500, operation(second).at("/error/status").asInt());
  }

  @Test
  void aRequestThatIsNotProcessedIsNotCountedForOperations() {
    start("POST:1:503", "POST:1:fail");

    assertEquals(503, client.post(Plane.MINIMAL).statusCode());
    HttpResponse<String> second = client.post(Plane.MINIMAL);
    plane.clock.passSeconds(2);
    assertEquals("FAILED", operation(second).path("status").asText());
  }

  @Test
  void errorsHaveTheCodeMessageAndBodyOfTheRule() {
    start(
        "list:1:404,code=20777,message=gone, for now",
        "list:2:shape2=400,code=5,retry-after=9",
        "list:3:shape3=409,message=no",
        "list:4:200,body={\"configurations\":[],\"meta\":{}}",
        "list:5:empty=503,retry-after=1");

    JsonNode first = json(client.get(Client.CONFIGURATIONS));
    assertEquals(20777, first.path("code").asInt());
    assertEquals("gone, for now", first.path("message").asText());
    HttpResponse<String> second = client.get(Client.CONFIGURATIONS);
    assertEquals("9", header(second, "Retry-After"));
    assertEquals(5, json(second).path("code").asInt());
    assertEquals("no", json(client.get(Client.CONFIGURATIONS)).at("/errors/0/detail").asText());
    assertEquals("{\"configurations\":[],\"meta\":{}}", client.get(Client.CONFIGURATIONS).body());
    assertEquals("1", header(client.get(Client.CONFIGURATIONS), "Retry-After"));
  }

  @Test
  void anAcceptedWriteCanLackTheOperationsId() {
    start("POST:1:no-operation-id");

    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    assertFalse(accepted.headers().firstValue("Operation-Id").isPresent());
    assertTrue(json(accepted).path("statusUrl").asText().contains(Client.OPERATIONS + "proc_job_"));
    assertTrue(client.post(Plane.MINIMAL).headers().firstValue("Operation-Id").isPresent());
  }

  @Test
  void aBodyCanBeNoText() throws Exception {
    start("GET:1:garbage");

    byte[] answer = raw(true);
    byte[] body = new byte[256];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (255 - i);
    }
    byte[] end = Arrays.copyOfRange(answer, answer.length - body.length, answer.length);
    assertArrayEquals(body, end);
    assertTrue(text(answer).startsWith("HTTP/1.1 200 OK"), () -> text(answer));
  }

  @Test
  void aResponseOrItsBodyCanNeverCome() throws Exception {
    start("GET:1:hang", "GET:2:stall-body");

    assertEquals("", text(raw(false)));
    String head = text(raw(false));
    assertTrue(head.startsWith("HTTP/1.1 200 OK") && head.endsWith("\r\n\r\n"), head);
    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
  }

  @Test
  void aWriteWhoseResponseNeverComesIsProcessed() throws Exception {
    start("POST:1:hang");

    assertThrows(
        HttpTimeoutException.class,
        () ->
            client.trySend(
                client
                    .written("POST", Client.CONFIGURATIONS, Plane.MINIMAL)
                    .timeout(Duration.ofMillis(300))));
    plane.clock.passSeconds(2);
    assertEquals(1, json(client.get(Client.CONFIGURATIONS)).path("configurations").size());
  }

  /** The bytes of the response to a list: all of them, or those of one that does not end. */
  private byte[] raw(boolean ends) throws IOException {
    try (Socket socket = RawHttp.connect(plane.server)) {
      RawHttp.send(
          socket,
          RawHttp.head("GET " + Client.CONFIGURATIONS, "localhost") + "Connection: close\r\n\r\n");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      socket.setSoTimeout(ends ? 10_000 : 400);
      assertEquals(ends, endsWhileCopied(socket, bytes));
      return bytes.toByteArray();
    }
  }

  /** Whether the server closes the connection before the client is tired of waiting. */
  private static boolean endsWhileCopied(Socket from, ByteArrayOutputStream to) throws IOException {
    try {
      from.getInputStream().transferTo(to);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

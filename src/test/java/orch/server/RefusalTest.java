package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import orch.server.http.RequestBodies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused. */
class RefusalTest {
  @TempDir Path directory;
  private Plane plane;
  private Client client;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
    client = plane.client;
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void everyMistakeInTheDocumentIsNamed() {
    HttpResponse<String> refused =
        client.post(
            """
            {"displayName": "no!", "conversationGroupingType": "GROUP_BY_PROFILE",
            "channelSettings": {"SMS": {"captureRules": [{"to": 5}]}}}""");

    assertEquals(400, refused.statusCode());
    assertEquals(
        "description is required; memoryStoreId is required"
            + "; displayName must match ^[a-zA-Z0-9-_ ]+$"
            + "; channelSettings.SMS.captureRules[0].from is required"
            + "; channelSettings.SMS.captureRules[0].to must be of type string, not integer",
        json(refused).path("message").asText());
    assertEquals(20001, json(refused).path("code").asInt());
    assertEquals(400, json(refused).path("status").asInt());
    assertEquals(
        "https://www.twilio.com/docs/errors/20001", json(refused).path("more_info").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null", "{} {}", "{\"displayName\": \"\\ud800\"}"})
  void bodyThatIsNoDocumentIsRefused(String body) {
    assertEquals(400, client.post(body).statusCode());
  }

  @Test
  void bodyThatIsNotUtf8IsRefused() {
    byte[] latin1 = Plane.named("Süd").getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> refused =
        client.send(
            client
                .written("POST", Client.CONFIGURATIONS, "")
                .POST(BodyPublishers.ofByteArray(latin1)));

    assertEquals(400, refused.statusCode());
    assertEquals("The body is not UTF-8 text", json(refused).path("message").asText());
  }

  @Test
  void deeplyNestedBodyIsRefused() {
    String nested = "[".repeat(100_000) + "]".repeat(100_000);

    assertEquals(400, client.post(Plane.with("\"deep\": " + nested)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer abc",
        "Basic",
        "Basic !",
        "Basic OnNlY3JldA==",
        "Basic YQ==",
        "Basic QUMAOng="
      })
  void requestWithoutCredentialsIsRefused(String authorization) {
    HttpResponse<String> refused =
        client.send(
            client.request(Client.CONFIGURATIONS).setHeader("Authorization", authorization).GET());

    assertEquals(401, refused.statusCode());
    assertEquals(20003, json(refused).path("code").asInt());
    assertTrue(header(refused, "WWW-Authenticate").startsWith("Basic "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v2/ControlPlane/Configurations/",
        "/v2/ControlPlane/Configurations/a/b",
        "/v2/ControlPlane/Operations",
        "/v2/ControlPlane/configurations",
        "/v1/ControlPlane/Configurations",
        "/v2/ControlPlane/Operations/proc_job_unknown",
        "/v2/ControlPlane/Configurations/conv_configuration_unknown"
      })
  void unknownPathIsNotFound(String path) {
    HttpResponse<String> refused = client.get(path);

    assertEquals(404, refused.statusCode());
    assertEquals(20404, json(refused).path("code").asInt());
    assertEquals(
        "The requested resource " + path + " was not found",
        json(refused).path("message").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT     | /v2/ControlPlane/Configurations   | GET, POST",
        "HEAD    | /v2/ControlPlane/Configurations   | GET, POST",
        "OPTIONS | /v2/ControlPlane/Configurations/x | GET, PUT, PATCH, DELETE",
        "POST    | /v2/ControlPlane/Configurations/x | GET, PUT, PATCH, DELETE",
        "DELETE  | /v2/ControlPlane/Operations/x     | GET"
      })
  void otherMethodIsNotAllowed(String method, String path, String allowed) {
    HttpRequest.Builder request = client.request(path).method(method, BodyPublishers.noBody());
    HttpResponse<String> refused = client.send(request);

    assertEquals(405, refused.statusCode());
    assertEquals(allowed, header(refused, "Allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/json", "multipart/form-data"})
  void bodyThatIsNotJsonIsUnsupported(String type) {
    HttpRequest.Builder request = client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL);

    assertEquals(415, client.send(request.setHeader("Content-Type", type)).statusCode());
  }

  @Test
  void bodyWithoutTypeIsUnsupported() {
    HttpRequest.Builder request =
        client.request(Client.CONFIGURATIONS).POST(BodyPublishers.ofString(Plane.MINIMAL));

    assertEquals(415, client.send(request).statusCode());
  }

  @Test
  void parametersOfTheTypeDoNotMatter() {
    HttpRequest.Builder request = client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL);
    request.setHeader("Content-Type", "Application/JSON; charset=utf-8");

    assertEquals(202, client.send(request).statusCode());
  }

  @Test
  void bodyUpToTheLimitIsAccepted() {
    int room = RequestBodies.LIMIT - Plane.with("\"x\": \"\"").length();
    String largest = Plane.with("\"x\": \"" + "a".repeat(room) + "\"");

    assertEquals(202, client.post(largest).statusCode());
    assertEquals(413, client.post(largest + " ").statusCode());
    assertEquals(413, client.post(" ".repeat(4 * RequestBodies.LIMIT)).statusCode());
  }

  @Test
  void bodyOfUnknownLengthHasTheSameLimit() {
    byte[] large = new byte[3 * RequestBodies.LIMIT];
    HttpRequest.Builder request =
        client
            .written("POST", Client.CONFIGURATIONS, "")
            .POST(BodyPublishers.ofByteArrays(List.of(large)));

    assertEquals(413, client.send(request).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pageSize=0",
        "pageSize=1001",
        "pageSize=ten",
        "PageSize=-1",
        "pageToken=x",
        "pageToken=!",
        "PageToken=PGNvbnY",
        "memoryStoreId=mem%20store",
        "memoryStoreId=m%C3%BCm",
        "pageSize=%zz"
      })
  void wrongParameterIsRefused(String query) {
    String answer = RawHttp.exchange(plane.server, "GET " + Client.CONFIGURATIONS + "?" + query);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:1, 200",
    "127.0.0.1:65535, 200",
    "127.8.9.10, 200",
    "[::1]:80, 200",
    "evil.example.com, 403",
    "127.0.0.1.evil.example.com, 403",
    "localhost.evil.example.com:80, 403",
    "127.0.0.256, 403",
    "0.0.0.0, 403",
    "localhost@evil, 403"
  })
  void onlyThisMachinesNamesAreServed(String host, int status) {
    String answer = RawHttp.exchange(plane.server, "GET " + Client.CONFIGURATIONS, host);

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example.com, 200",
    "192.0.2.1:4010, 200",
    "[2001:db8::1]:80, 200",
    "localhost, 200",
    "localhost@evil, 403",
    "a/b, 403"
  })
  void everyNameIsServedWhenThatIsWanted(String host, int status) {
    plane.close();
    plane = new Plane(directory, ControlPlaneSettings::withAnyHost);

    String answer = RawHttp.exchange(plane.server, "GET " + Client.CONFIGURATIONS, host);

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e9999999999",
        "-1e9999999999",
        "1e-9999999999",
        "1e999999999",
        "1e400",
        "1.5e-7"
      })
  void numbersBeyondAllBoundsAreMistakes(String number) {
    for (String document :
        List.of(
            number,
            Plane.with(
                "\"channelSettings\":{\"SMS\":{\"statusTimeouts\":{\"inactive\":" + number + "}}}"),
            Plane.MINIMAL.replace("\"Inbound\"", number),
            "{\"x\":" + "7".repeat(5000) + "}")) {
      HttpResponse<String> refused = client.post(document);
      assertEquals(400, refused.statusCode(), refused.body());
      assertEquals(20001, json(refused).path("code").asInt());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "1e400", "1e999999999"})
  void suchNumbersDoNoHarmInUnknownFields(String number) {
    int status = client.post(Plane.with("\"x\":" + number)).statusCode();

    assertEquals(number.equals("1e400") ? 202 : 400, status);
    plane.clock.passSeconds(5);
    assertEquals(200, client.get(Client.CONFIGURATIONS + "?pageSize=2").statusCode());
    assertEquals(400, client.get(Client.CONFIGURATIONS + "?pageSize=" + number).statusCode());
  }

  @Test
  void urlsBeginAsTheClientKnowsTheServer() {
    int port = plane.server.baseUrl().getPort();
    Client other = new Client(java.net.URI.create("http://localhost:" + port));

    String statusUrl = json(other.post(Plane.MINIMAL)).path("statusUrl").asText();

    assertTrue(statusUrl.startsWith("http://localhost:" + port + Client.OPERATIONS), statusUrl);
  }

  @Test
  void accountsDoNotSeeEachOther() {
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    String id = plane.settled(accepted);
    Client other = client.as("AC2");

    assertEquals(404, other.configuration(id).statusCode());
    assertEquals(404, other.operation(header(accepted, "Operation-Id")).statusCode());
    assertEquals(404, other.patch(id, "{}").statusCode());
    assertEquals(404, other.delete(id).statusCode());
    assertEquals(0, json(other.get(Client.CONFIGURATIONS)).path("configurations").size());
    assertEquals(200, client.configuration(id).statusCode());
  }
}

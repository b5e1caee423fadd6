package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of users, files and the service stay one segment of a path, and one value of a header. */
@Timeout(60)
class RequestLinesTest {
  private static final Pattern LINE =
      Pattern.compile(
          "(GET|POST|PUT|PATCH|DELETE) /v2/ControlPlane/(Configurations|Operations)"
              + "(/[A-Za-z0-9._~%-]+)?(\\?[A-Za-z0-9._~%=&-]+)? HTTP/1\\.1");

  private static final String EVIL = "x\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n";
  private static final String NONE = HostileServer.page("", "");

  private Orch orch;
  private String body = NONE;
  private RawServer server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    orch = new Orch(directory);
    server =
        new RawServer(
            to -> to.respond("200 OK", to.asksFor("/Configurations?") ? body : "{\"id\":\"..\"}"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Result run(String... args) {
    String[] where = {"--base-url", server.url(), "--max-retries", "0"};
    return orch.run(Orch.joined(where, args));
  }

  private void accountIs(String sid, String token) {
    orch.with("TWILIO_ACCOUNT_SID", sid).with("TWILIO_AUTH_TOKEN", token);
  }

  private void everyRequestIsOneOfOrchs() {
    for (String head : server.heads()) {
      List<String> lines = head.lines().toList();
      assertTrue(LINE.matcher(lines.get(0)).matches(), head);
      assertFalse(head.contains("\nX-Evil") || head.contains("/.. ") || head.contains("/. "), head);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../v1/Accounts",
        "..%2f..%2fv1",
        "%2e%2e",
        "a?b=c&d",
        "a#b",
        "a;b",
        "a\\b",
        "a\r\nX-Evil: 1",
        "a\u0000b",
        "a b",
        "http://evil.example.com/",
        "\u00fc\u6f22\ud83d\ude00",
        "\ud800",
        "@evil.example.com",
        ":80"
      })
  void anIdIsOneSegment(String id) {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    for (String command : new String[] {"get", "describe", "update", "delete", "edit", "status"}) {
      String[] more =
          switch (command) {
            case "update" -> new String[] {"--description", "d"};
            case "delete" -> new String[] {"--yes"};
            default -> new String[0];
          };
      Result result = run(Orch.joined(new String[] {"config", command, id}, more));
      assertNotEquals(1, result.exit(), result::toString);
    }
    everyRequestIsOneOfOrchs();
    long segments = server.heads().stream().filter(head -> head.contains("%")).count();
    assertTrue(segments > 0 || !id.matches(".*[%? #].*"), () -> server.heads().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " "})
  void dotsAreNoId(String id) {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    for (String command : new String[] {"get", "describe", "delete", "status", "wait"}) {
      run("config", command, id).exits(2).says("\"" + id + "\" is neither ");
    }
    assertEquals(List.of(), server.heads());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void dotsFromTheServiceAreNoIdEither(String id) {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    body = HostileServer.page("{\"id\":\"" + id + "\",\"displayName\":\"support\"}", "");
    for (String command : new String[] {"get", "delete", "update", "describe"}) {
      String[] more =
          switch (command) {
            case "update" -> new String[] {"--description", "d"};
            case "delete" -> new String[] {"--yes"};
            default -> new String[0];
          };
      run(Orch.joined(new String[] {"config", command, "support"}, more))
          .exits(12)
          .says("a configuration in the response has no usable id");
    }
    run("config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2")
        .exits(12)
        .says("a configuration in the response has no usable id");
    everyRequestIsOneOfOrchs();
  }

  @Test
  void anOperationOfDotsIsABadReply() throws IOException {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    try (RawServer evil =
        new RawServer(
            to ->
                to.respond(
                    to.isFor("POST") ? "202 Accepted\r\nOperation-Id: .." : "200 OK",
                    to.isFor("POST") ? "{}" : "{\"status\":\"COMPLETED\"}"))) {
      String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
      orch.run(Orch.joined(create, "--base-url", evil.url(), "--wait"))
          .exits(12)
          .says("\"..\" is not a valid URL");
      assertEquals(1, evil.heads().size());
    }
  }

  @Test
  void aNewConfigurationOfDotsIsABadReply() throws IOException {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    String done = "{\"status\":\"COMPLETED\",\"related\":{\"configurationId\":\"..\"}}";
    try (RawServer evil =
        new RawServer(
            to ->
                to.respond(
                    to.isFor("POST") ? "202 Accepted\r\nOperation-Id: proc_job_1" : "200 OK",
                    to.isFor("POST") ? "{}" : done))) {
      String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
      orch.run(Orch.joined(create, "--base-url", evil.url(), "--wait"))
          .exits(12)
          .says("\"..\" cannot be an id");
      assertTrue(evil.heads().stream().noneMatch(head -> head.contains("Configurations/")));
    }
  }

  @Test
  void credentialsAreOneHeader() {
    accountIs(EVIL, EVIL);
    run("config", "list", "-o", "json");
    everyRequestIsOneOfOrchs();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWILIO_REGION",
        "TWILIO_EDGE",
        "ORCH_PROFILE",
        "ORCH_BASE_URL",
        "HTTP_PROXY",
        "ORCH_HTTP_TIMEOUT",
        "AI_AGENT",
        "LANG",
        "TERM",
        "NO_PROXY",
        "TWILIO_API_KEY"
      })
  void noVariableAddsAHeader(String name) {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    orch.with(name, name.endsWith("URL") ? server.url() + "/" + EVIL : EVIL);
    orch.run("config", "list", "--max-retries", "0", "--http-timeout", "1s");
    run("config", "list");
    everyRequestIsOneOfOrchs();
  }

  @Test
  void noOptionAddsAHeader() {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
    run(Orch.joined(create, "--idempotency-key", EVIL)).exits(2);
    run(Orch.joined(create, "--idempotency-key", "name:" + EVIL));
    run("config", "list", "--memory-store", EVIL);
    run("config", "list", "-p", EVIL);
    run("config", "list", "--region", EVIL);
    everyRequestIsOneOfOrchs();
  }

  @Test
  void aTokenFromTheServiceIsOneParameter() {
    accountIs("AC00000000000000000000000000000001", "obviously-fake");
    body =
        HostileServer.page(
            HostileServer.configuration("a"), "t&pageSize=9#\\r\\nX-Evil: 1/../../\\u0000");
    run("config", "list").exits(12);
    everyRequestIsOneOfOrchs();
    assertTrue(
        server.heads().get(1).contains("pageToken=t%26pageSize%3D9%23%0D%0AX-Evil%3A%201%2F..%2F"),
        () -> server.heads().get(1));
  }
}

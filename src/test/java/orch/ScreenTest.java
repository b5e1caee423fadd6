package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hostile service cannot control the terminal with names, errors and statuses: it cannot clear
 * the screen, forge a line, or turn or hide text.
 */
class ScreenTest {
  private static final String EVIL =
      "x\u001b[2J\u009b31m\u0007\u007f\ny\rz\u202e\u2066\u200b\u2028\u061c\udb40\udc41.";
  private static final String SHOWN =
      "x\\u001b[2J\\u009b31m\\u0007\\u007f\\ny\\rz\\u202e\\u2066\\u200b\\u2028\\u061c\\udb40\\udc41.";

  private HttpServer service;
  private Orch orch;

  @BeforeEach
  void serviceThatMeansHarm(@TempDir Path home) throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", ScreenTest::answer);
    service.start();
    orch = new Orch(home).onTerminal(Terminal.Stream.OUT).onTerminal(Terminal.Stream.ERR);
    orch.with("TERM", "dumb").with("NO_COLOR", "1").with("COLUMNS", "500");
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean list = path.endsWith("/Configurations");
    boolean operation = path.contains("/Operations/");
    ObjectNode body = Json.object();
    if (list) {
      body.putArray("configurations").add(thing());
      body.putObject("meta").put("key", "configurations");
    } else if (operation) {
      body.put("operationId", "proc_job_1").put("status", EVIL);
    } else {
      body.put("code", 20404).put("message", EVIL).put("status", 404);
    }
    byte[] bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(list || operation ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ObjectNode thing() {
    ObjectNode thing = Json.object().put("id", EVIL).put("displayName", EVIL);
    return thing.put("description", EVIL).put(EVIL, EVIL);
  }

  private Result run(String... words) {
    String url = "http://127.0.0.1:" + service.getAddress().getPort();
    return orch.run(Orch.joined(new String[] {"-p", "local", "--base-url", url}, words));
  }

  /** The screen has no control characters except line ends and tabs. */
  private static void cannotSteer(String screen) {
    screen
        .codePoints()
        .filter(c -> c != '\n' && c != '\t')
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean steers =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              assertTrue(!steers, () -> Integer.toHexString(c) + " in " + screen);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "wide", "name", "csv"})
  void aNameStaysOnItsLine(String format) {
    String screen = run("config", "list", "-o", format, "--no-header").exits(0).out();
    cannotSteer(screen);
    assertTrue(screen.startsWith(SHOWN), screen);
    assertEquals(1, screen.lines().count(), screen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl"})
  void jsonStaysTheSameJson(String format) {
    Result result = run("config", "list", "-o", format).exits(0);
    cannotSteer(result.out());
    JsonNode shown = result.json();
    assertEquals(thing(), shown.isArray() ? shown.get(0) : shown);
  }

  @Test
  void yamlAndJqCannotSteerEither() {
    cannotSteer(run("config", "list", "-o", "yaml").exits(0).out());
    cannotSteer(run("config", "list", "--jq", ".[].displayName").exits(0).out());
    cannotSteer(run("config", "list", "--jq", ".[]").exits(0).out());
  }

  @Test
  void anErrorKeepsItsLines() {
    Result result = run("config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2").exits(5);
    cannotSteer(result.err());
    assertTrue(result.err().lines().findFirst().orElse("").contains(SHOWN), result::toString);
    assertTrue(result.err().lines().skip(1).allMatch(line -> line.startsWith("  ")), result.err());
    Result json =
        run("config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2", "-o", "json");
    cannotSteer(json.err());
    assertTrue(json.error().path("detail").asText().contains(EVIL), json::toString);
  }

  @Test
  void whatThePersonTypedIsShownAsSafely() {
    cannotSteer(run("config", "list", "--fields", EVIL).exits(2).err());
    cannotSteer(run("config", EVIL).exits(2).err());
    cannotSteer(run("config", "list", "--jq", "\"" + EVIL + "\" | error").exits(2).err());
  }

  /** The text without the sequences that draw and erase the live lines. */
  private static String withoutDrawing(String screen) {
    return screen.replaceAll("\033(?:[78]|\\[(?:\\?7[hl]|33m|0m|[BJK]))|\r", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "json", "live"})
  void progressKeepsItsLine(String mode) {
    Result result =
        run("config", "wait", "proc_job_1", "--timeout", "20s", "--progress", mode).exits(8);
    cannotSteer(mode.equals("live") ? withoutDrawing(result.err()) : result.err());
  }

  @Test
  void aPipeGetsWhatTheServiceSent() {
    Orch piped = orch;
    String url = "http://127.0.0.1:" + service.getAddress().getPort();
    String[] list = {"-p", "local", "--base-url", url, "config", "list", "-o", "jsonl"};
    piped.offTerminal(Terminal.Stream.OUT);
    Result result = piped.run(list).exits(0);
    assertTrue(result.out().contains("\u202e\u2066\u200b\u2028\u061c\udb40\udc41."), result.out());
    assertEquals(thing(), result.json());
    list[list.length - 1] = "csv";
    String csv = piped.run(list).exits(0).out();
    assertTrue(csv.contains("\"" + EVIL + "\",\"" + EVIL + "\""), csv);
  }
}

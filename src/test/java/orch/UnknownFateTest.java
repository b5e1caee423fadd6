package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write whose outcome is unknown stays in doubt until an acceptance settles it. */
class UnknownFateTest {
  private static final String MAYBE = "the service may have applied the write";
  private static final Pattern KEY =
      Pattern.compile("(?:--idempotency-key|config resume) ([0-9a-f-]{36})");

  @TempDir private Path home;

  private Orch orch() {
    return new Orch(home);
  }

  private static String key(Result result) {
    Matcher key = KEY.matcher(result.err());
    assertTrue(key.find(), () -> "no key in " + result);
    return key.group(1);
  }

  private static int configurations(Server server, Orch orch) {
    return orch.run(server.and("config", "list", "-o", "json")).exits(0).json().size();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422})
  void aRefusalOfTheSecondAttemptSaysNothingOfTheFirst(int status) throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "create:cut-after", "create:" + status)) {
      Result first = orch.run(Orch.joined(server.and("config", "create"), Orch.PLAIN));
      first.exits(12).says(MAYBE).says("an earlier attempt got no response").printsNothing();
      orch.run(server.and("config", "status", "--last")).exits(6).says(key(first)).printsNothing();
      orch.run(server.and("config", "create", "--idempotency-key", key(first), "--wait")).exits(0);
      assertEquals(1, configurations(server, orch));
      orch.run(server.and("config", "status", "--last")).exits(0);
    }
  }

  @Test
  void theSameCommandAgainFinishesTheWriteThatGotNoAnswer() throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "create:cut-after*5")) {
      String key = key(orch.run(Orch.joined(server.and("config", "create"), Orch.PLAIN)).exits(12));
      Result again = orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN));
      again.exits(0).says("--idempotency-key " + key);
      assertEquals(1, configurations(server, orch));
      Result another = orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN));
      assertFalse(another.exits(0).err().contains(key), another::toString);
      assertEquals(2, configurations(server, orch), "a third command is a new write");
    }
  }

  @Test
  void aCreateInDoubtStaysSoWhateverItsRepeatMeetsWith() throws IOException {
    Orch orch = orch();
    String[] faults = {"create:cut-after*5", "create:409", "create:401"};
    try (Server server = new Server(home, orch.time(), faults)) {
      String[] create = Orch.joined(server.and("config", "create"), Orch.PLAIN);
      String key = key(orch.run(create).exits(12));
      assertEquals(key, key(orch.run(create).exits(12).says("an earlier attempt got no response")));
      orch.run(server.and("config", "create", "--idempotency-key", key)).exits(12).says(key);
      orch.run(create).exits(0).says(key);
      assertEquals(1, configurations(server, orch));
    }
  }

  @Test
  void aKeyIsCountedOnFromItsFirstUseAndNotFromItsLast() throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "create:cut-after*10")) {
      String[] create = Orch.joined(server.and("config", "create"), Orch.PLAIN);
      String key = key(orch.run(create).exits(12));
      orch.time().pass(Duration.ofHours(20));
      assertEquals(key, key(orch.run(create).exits(12)));
      orch.time().pass(Duration.ofHours(10));
      // The service has forgotten the key by now, so orch must not rely on it.
      assertFalse(orch.run(create).exits(0).err().contains(key));
    }
  }

  @Test
  void anotherConfigurationOfTheSameNameIsPointedOut() throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "create:cut-after*5")) {
      String key = key(orch.run(Orch.joined(server.and("config", "create"), Orch.PLAIN)).exits(12));
      String[] other = Orch.PLAIN.clone();
      other[3] = "other";
      orch.run(Orch.joined(server.and("config", "create"), other))
          .exits(0)
          .says("got no response, so there may be two configurations of this name")
          .says("config resume " + key);
    }
  }

  @Test
  void aKeyThatWasUsedForOtherValuesIsRefusedBeforeAnythingIsSent() throws IOException {
    Orch orch = orch();
    String key = "0f0e0d0c-0b0a-4908-8706-050403020100";
    try (Server server = new Server(home, orch.time())) {
      String[] create = server.and("config", "create", "--idempotency-key", key);
      orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
      String[] other = Orch.PLAIN.clone();
      other[1] = "Other";
      orch.run(Orch.joined(create, other)).exits(6).says("was used at").says("nothing was sent");
      assertEquals(1, server.seen("POST").size());
    }
  }

  /** Answers every write with this response, and records the keys. */
  private Result answeredWith(int status, String type, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, type, body));
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      String[] words = {"-p", "local", "--base-url", url, "--max-retries", "0", "config", "create"};
      return orch().run(Orch.joined(words, Orch.PLAIN)).printsNothing();
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 407, 418, 421, 425, 499})
  void anAnswerThatIsNotTheApisLeavesTheDoubt(int status) throws IOException {
    Result result = answeredWith(status, "text/html", "<h1>no</h1>").exits(12).says(MAYBE);
    assertFalse(result.err().contains("invalid document"), result::toString);
  }

  @Test
  void theApisOwnRefusalIsNone() throws IOException {
    Result result =
        answeredWith(
            400, "application/json", "{\"code\":20001,\"message\":\"bad\",\"status\":400}");
    assertFalse(result.exits(3).err().contains(MAYBE), result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"statusUrl\":1e9999999999}", "{\"a\":1e9999999999}"})
  void anAcceptanceThatCannotBeReadKeepsTheKey(String body) throws IOException {
    key(answeredWith(202, "application/json", body).exits(12).says(MAYBE));
  }

  private static String[] server(int port) {
    return new String[] {"-p", "local", "--base-url", "http://127.0.0.1:" + port};
  }

  /** Answers every request with these bytes. */
  private Result rawAnswer(String head) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(listener, head), "raw");
      server.setDaemon(true);
      server.start();
      String[] words =
          Orch.joined(
              server(listener.getLocalPort()),
              "--max-retries",
              "0",
              "--http-timeout",
              "2s",
              "config",
              "create");
      return orch().run(Orch.joined(words, Orch.PLAIN)).printsNothing();
    }
  }

  private static void serve(ServerSocket listener, String head) {
    try {
      while (true) {
        try (Socket client = listener.accept()) {
          assertTrue(client.getInputStream().read(new byte[65_536]) > 0);
          client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
          client.getOutputStream().flush();
          // Until the client closes the connection.
          client.getInputStream().readAllBytes();
        }
      }
    } catch (IOException closed) {
      // The test has ended.
      assertTrue(listener.isClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 202 Accepted\r\nContent-Length: abc\r\n\r\n{}",
        "HTTP/1.1 202 Accepted\r\nContent-Length: -7\r\n\r\n{}",
        "rubbish\r\n\r\n"
      })
  void headersThatMakeNoSenseKeepTheKey(String head) throws IOException {
    key(rawAnswer(head).exits(12).says(MAYBE));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 503, 504})
  void anErrorOfTheServerLeavesTheWriteInDoubt(int status) throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "update:" + status + "*9")) {
      orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN)).exits(0);
      String[] update =
          server.and(
              "config", "update", "My Support Config", "--max-retries", "0", "--description");
      Result broken = orch.run(Orch.joined(update, "one")).exits(7).says(MAYBE);
      orch.run(Orch.joined(update, "two")).exits(6).says(key(broken)).says("nothing was sent");
      assertEquals(1, server.seen("PATCH").size());
    }
  }

  @Test
  void aWriteIsInDoubtForAnHour() throws IOException {
    Orch orch = orch();
    try (Server server = new Server(home, orch.time(), "update:cut-before")) {
      orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN)).exits(0);
      String[] update =
          server.and(
              "config", "update", "My Support Config", "--max-retries", "0", "--description");
      orch.run(Orch.joined(update, "one")).exits(12).says(MAYBE);
      orch.time().pass(Duration.ofMinutes(59));
      orch.run(Orch.joined(update, "two")).exits(6).says("nothing was sent");
      orch.time().pass(Duration.ofMinutes(2));
      orch.run(Orch.joined(update, "two", "--wait")).exits(0);
    }
  }
}

package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import orch.Orch;
import orch.Result;
import orch.Server;
import orch.Wiretap;
import orch.server.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prism between orch and the local control plane: no request and no response of all commands breaks
 * the contract.
 */
class PrismIT {
  private static final List<String> INPUTS =
      List.of("minimal", "agent-connect", "chat-bridge", "multichannel", "voice-only");

  @TempDir Path directory;

  @Test
  void everyRequestAndResponseIsWithinTheContract() throws Exception {
    Orch orch = new Orch(directory);
    try (Server server = new Server(directory, orch.time());
        Prism prism = new Prism(directory, server.url());
        Wiretap front = new Wiretap(prism.url(), server.url())) {
      for (String input : INPUTS) {
        orch.file(input + ".json", Orch.resource("/inputs/" + input + ".json"));
        ok(orch, front, "config", "create", "-f", input + ".json", "--wait");
      }
      ok(orch, front, "config", "list", "--page-size", "2");
      String id = orch.run(front.and("config", "list", "-o", "name")).out().lines().toList().get(0);
      for (String fields : List.of("description", "statusCallbacks", "channelSettings")) {
        ok(orch, front, "config", "get", id, "--fields", fields);
      }
      ok(
          orch,
          front,
          words("config update ID --description changed --capture SMS=+15551230199", id));
      ok(orch, front, words("config update ID --timeouts SMS=5/15 --memory-extraction --wait", id));
      ok(orch, front, words("config update ID --clear statusCallbacks --wait", id));
      ok(orch, front, words("config update ID --remove-channel SMS --wait", id));
      String whole = ok(orch, front, words("config get ID -o yaml", id)).out();
      orch.file("whole.yaml", whole.replace("changed", "replaced"));
      ok(orch, front, words("config update ID --replace -f whole.yaml --yes --wait", id));
      ok(orch, front, words("config export --dir exported", id));
      orch.run(front.and(words("config diff -f exported", id))).exits(0);
      orch.run(front.and(words("config create -f chat-bridge.json", id)));
      orch.run(front.and("config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2"))
          .exits(5);
      ok(orch, front, words("config delete ID --yes --wait", id));

      assertNothingIsWrong(prism);
      int requests = front.sent("GET").size() + front.sent("POST").size();
      assertTrue(requests > 20, () -> requests + " requests");
      for (String method : List.of("POST", "PATCH", "PUT", "DELETE")) {
        assertFalse(front.sent(method).isEmpty(), method);
      }
    }
  }

  private static String[] words(String line, String id) {
    return line.replace("ID", id).split(" ");
  }

  private static Result ok(Orch orch, Wiretap front, String... args) throws IOException {
    return orch.run(front.and(args)).exits(0);
  }

  private static void assertNothingIsWrong(Prism prism) {
    String wrong =
        prism
            .log()
            .lines()
            .filter(line -> line.contains("iolation") || line.contains("Request terminated"))
            .reduce("", (all, line) -> all + line + "\n");
    assertEquals("", wrong);
  }

  /** Without these, the test above could pass because Prism looks at nothing. */
  @Test
  void prismObjectsToWhatBreaksTheContract() throws Exception {
    HttpServer broken =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    broken.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"related\": {}}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(202, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    broken.start();
    String url = "http://127.0.0.1:" + broken.getAddress().getPort();
    try (Prism prism = new Prism(directory, url)) {
      HttpResponse<String> refused = post(prism, "{\"displayName\": \"only\"}");
      assertEquals(422, refused.statusCode(), refused.body());
      HttpResponse<String> noticed = post(prism, Plane.MINIMAL);
      assertEquals(500, noticed.statusCode(), noticed.body());
      assertTrue(noticed.body().contains("statusUrl"), noticed.body());
    } finally {
      broken.stop(0);
    }
  }

  private static HttpResponse<String> post(Prism prism, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prism.url() + "/v2/ControlPlane/Configurations"))
            .header("Authorization", "Basic bG9jYWw6bm90LWEtc2VjcmV0")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}

package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.server.fault.DurationText;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.http.RequestBodies;
import orch.server.http.RequestBodies.Body;

/**
 * Answers the requests to the server itself, below {@code /_emulator}. They need a header that no
 * web page can send to another origin without asking first, and nothing here allows that; a request
 * with an Origin is refused as well. They must come from this machine.
 */
final class AdminHandler {
  /** The header that every request needs, with any value. */
  static final String HEADER = "Orch-Emulator-Admin";

  /** Stricter than for the API, which may serve any host name. */
  private final HostCheck hosts =
      new HostCheck(new ControlPlaneSettings.Address("localhost", 0, false));

  private final Administration administration;

  AdminHandler(Administration administration) {
    this.administration = administration;
  }

  /**
   * @throws RefusalException when the request is not allowed, or there is nothing at its path
   * @throws IOException when the client does not send the whole body
   */
  Reply reply(HttpExchange exchange, RequestBodies bodies) throws IOException {
    refuseOthers(exchange);
    String path = exchange.getRequestURI().getRawPath();
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    try (Body body = bodies.read(exchange.getRequestBody(), length == null ? "" : length)) {
      String place = path.substring(Router.ADMINISTRATION.length());
      return Reply.json(200, Json.compact(answer(exchange.getRequestMethod(), place, body.text())));
    } catch (IllegalArgumentException e) {
      throw RefusalException.invalid(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw RefusalException.conflict(String.valueOf(e.getMessage()));
    }
  }

  private void refuseOthers(HttpExchange exchange) {
    hosts.check(exchange);
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      throw RefusalException.forbidden("The emulator is administered from its own machine only");
    }
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      throw RefusalException.forbidden("The emulator is not administered by web pages");
    }
    if (!exchange.getRequestHeaders().containsKey(HEADER)) {
      throw RefusalException.forbidden("Send the header " + HEADER + ": yes");
    }
  }

  private JsonNode answer(String method, String place, String body) {
    return switch (place) {
      case "" -> state(method);
      case "/faults" -> faults(method, body);
      case "/clock" -> clock(method, body);
      case "/reset" -> reset(method);
      default -> throw RefusalException.notFound(Router.ADMINISTRATION + place);
    };
  }

  private JsonNode state(String method) {
    allow(method, "GET");
    return administration.state();
  }

  private JsonNode faults(String method, String body) {
    allow(method, "GET", "POST", "DELETE");
    if (method.equals("POST")) {
      administration.addFaults(rules(object(body)));
    } else if (method.equals("DELETE")) {
      administration.clearFaults();
    }
    ObjectNode answer = Json.object();
    answer.set("faults", administration.faults());
    return answer;
  }

  private JsonNode clock(String method, String body) {
    allow(method, "GET", "POST");
    if (method.equals("POST")) {
      administration.advance(DurationText.parse(object(body).path("advance").asText()));
    }
    return administration.clock();
  }

  private JsonNode reset(String method) {
    allow(method, "POST");
    administration.reset();
    return administration.state();
  }

  private static void allow(String method, String... allowed) {
    if (!List.of(allowed).contains(method)) {
      throw RefusalException.methodNotAllowed(method, String.join(", ", allowed));
    }
  }

  private static List<String> rules(JsonNode body) {
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : body.path("rules")) {
      rules.add(rule.asText());
    }
    if (rules.isEmpty()) {
      throw RefusalException.invalid("The body needs \"rules\", an array of texts");
    }
    return rules;
  }

  private static JsonNode object(String body) {
    try {
      return Json.readDocument(body);
    } catch (MalformedTextException e) {
      throw RefusalException.invalid(
          "The body is not JSON: line " + e.line() + ", column " + e.column() + ": " + e.reason());
    }
  }
}

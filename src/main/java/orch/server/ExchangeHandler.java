package orch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import orch.server.Endpoint.Route;
import orch.server.Request.Caller;
import orch.server.Request.Conditions;
import orch.server.Request.Payload;
import orch.server.fault.Arrival;
import orch.server.fault.Fault;
import orch.server.fault.RequestFaults;
import orch.server.http.BasicAuth;
import orch.server.http.ErrorShapes;
import orch.server.http.ExchangeThreads;
import orch.server.http.Query;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.http.RequestBodies;
import orch.server.http.RequestBodies.Body;
import orch.server.http.RequestHeads;
import orch.server.http.RunningExchanges;
import orch.server.store.IdempotencyKey;
import orch.server.store.StoreException;

/**
 * Handles one HTTP exchange: checks the request, lets the router answer it, and sends the response.
 */
final class ExchangeHandler implements HttpHandler {
  private final HostCheck hosts;
  private final ControlPlaneSettings settings;
  private final RequestLog log;
  private final Router router;
  private final RunningExchanges exchanges;
  private final ResponseSender sender;
  private final RequestBodies bodies;

  ExchangeHandler(
      ControlPlaneSettings settings,
      Router router,
      RunningExchanges exchanges,
      ResponseSender sender,
      ExchangeThreads threads) {
    this.bodies = new RequestBodies(threads);
    this.hosts = new HostCheck(settings.address());
    this.settings = settings;
    this.log = settings.log();
    this.router = router;
    this.exchanges = exchanges;
    this.sender = sender;
  }

  private record Outcome(Reply reply, Fault fault) {
    int statusForLog() {
      return fault.isUnanswered() ? 0 : reply.status();
    }
  }

  @Override
  public void handle(HttpExchange exchange) {
    if (!exchanges.enter()) {
      exchange.close();
      return;
    }
    try {
      Outcome outcome = outcome(exchange);
      log.served(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          header(exchange, "Idempotency-Key"),
          outcome.statusForLog());
      sender.send(exchange, outcome.reply(), outcome.fault());
    } catch (IOException e) {
      // The client closed the connection: no error can be sent.
      exchange.close();
    } catch (RuntimeException | Error e) {
      // Without this the client would wait for a response that never comes.
      exchange.close();
      throw e;
    } finally {
      exchanges.leave();
    }
  }

  private Outcome outcome(HttpExchange exchange) throws IOException {
    try {
      RequestHeads.check(exchange);
      String origin = hosts.origin(exchange);
      String path = exchange.getRequestURI().getRawPath();
      if (router.administration().isPresent() && path.startsWith(Router.ADMINISTRATION)) {
        return new Outcome(router.administration().get().reply(exchange, bodies), Fault.NONE);
      }
      Route route = Endpoint.route(exchange.getRequestMethod(), path);
      String account = BasicAuth.account(header(exchange, "Authorization"));
      RequestFaults faults = faults(exchange, route, account);
      Optional<Reply> replacement = faults.request().replacement();
      Reply reply =
          replacement.isPresent()
              ? replacement.get()
              : answer(exchange, route, new Caller(account, origin), faults);
      return new Outcome(reply, faults.request());
    } catch (RefusalException refusal) {
      return new Outcome(refusal.reply(), Fault.NONE);
    }
  }

  private RequestFaults faults(HttpExchange exchange, Route route, String account) {
    return settings.emulation().isEmpty()
        ? RequestFaults.NONE
        : settings.emulation().get().faults(arrival(exchange, route, account));
  }

  private Conditions conditions(
      HttpExchange exchange, Route route, String account, RequestFaults given) {
    boolean isUsual = settings.emulation().isEmpty() || !route.endpoint().target().isWrite();
    return isUsual
        ? new Conditions(settings.latency(), Fault.NONE)
        : settings
            .emulation()
            .get()
            .conditions(arrival(exchange, route, account), given, settings.latency());
  }

  private static Arrival arrival(HttpExchange exchange, Route route, String account) {
    List<String> asked = exchange.getRequestHeaders().get(Arrival.HEADER);
    return new Arrival(
        route.method(),
        route.path(),
        route.endpoint().target(),
        account,
        asked == null ? List.of() : asked);
  }

  private Reply answer(HttpExchange exchange, Route route, Caller caller, RequestFaults given)
      throws IOException {
    try (Body body = bodies.read(exchange.getRequestBody(), header(exchange, "Content-Length"))) {
      if (route.endpoint().takesDocument()) {
        requireJson(header(exchange, "Content-Type"), body.text());
      }
      Query query = Query.of(exchange.getRequestURI().getRawQuery());
      Payload payload = new Payload(key(exchange, route, body.text()), body.text());
      Conditions conditions = conditions(exchange, route, caller.account(), given);
      return router.answer(new Request(route, caller, query, payload, conditions));
    } catch (RefusalException refusal) {
      return refusal.reply();
    } catch (StoreException e) {
      String cause = String.valueOf(e.getMessage());
      log.failed(cause);
      return ErrorShapes.first(503, cause);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return ErrorShapes.first(500, "Internal error: " + e);
    }
  }

  private static IdempotencyKey key(HttpExchange exchange, Route route, String body) {
    return route.endpoint().target().isWrite()
        ? IdempotencyKey.of(
            header(exchange, "Idempotency-Key"), route.method() + '\n' + route.path() + '\n' + body)
        : IdempotencyKey.NONE;
  }

  /**
   * Refuses a body that is not JSON. A request with neither type nor body passes, so that its error
   * is about the missing body.
   */
  private static void requireJson(String type, String body) {
    String media = type.split(";", 2)[0].strip();
    boolean isEmpty = type.isEmpty() && body.isEmpty();
    if (!isEmpty && !media.equalsIgnoreCase("application/json")) {
      throw RefusalException.unsupportedMediaType();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}

package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.PollResult;
import orch.operation.Write;

/**
 * The REST API of the control plane: one method per endpoint. Every method may throw an {@link
 * ApiException}.
 */
public final class Api implements AutoCloseable {
  private final HttpTransport transport;
  private final Endpoints endpoints;
  private final Sender sender;
  private final Retry retry;

  /** A client for the API at a target. */
  public Api(Target target, ClientOptions options) {
    this(target, options, Endpoints.ROOT);
  }

  /**
   * A client for another product's API at a target.
   *
   * @param root the path that the product's resources and operations begin with
   */
  public Api(Target target, ClientOptions options, String root) {
    this.transport = new HttpTransport(target, options);
    this.endpoints = new Endpoints(target.baseUrl(), root);
    this.sender = new Sender(transport, options);
    this.retry = options.retry();
  }

  /** The URL that a write is sent to. */
  public static URI url(URI baseUrl, Write write) {
    return new Endpoints(baseUrl).at(write.path());
  }

  /**
   * Sends a write; every attempt carries the same idempotency key and the same bytes.
   *
   * @throws ApiException when no acceptance came; {@link ApiException#isWithoutEffect} tells
   *     whether the service may have applied the write nevertheless
   */
  public Accepted send(Write write, Deadline deadline) throws InterruptedException {
    return accept(Call.of(write, endpoints.at(write.path())), deadline);
  }

  /** One configuration: {@code GET /v2/ControlPlane/Configurations/{id}}. */
  public Configuration configuration(String id, Deadline deadline) throws InterruptedException {
    Call call = configurationCall("read", id);
    Configuration read = new Configuration(object(call, sender.send(call, retry, deadline)));
    Page.checkId(call, read);
    if (read.hasImpossibleVersion()) {
      throw new ApiException.BadReply(
          call, ErrorDetails.none("the version in the response is out of range"));
    }
    return read;
  }

  /**
   * One page of the configurations: {@code GET /v2/ControlPlane/Configurations}.
   *
   * @param token the page token; empty for the first page
   */
  UnreadPage page(Listing listing, String token, Deadline deadline) throws InterruptedException {
    URI url = endpoints.page(listing.pageSize(), token, listing.memoryStoreId());
    Call call = Call.get("list configurations", "", url);
    return new UnreadPage(call, sender.send(call, retry, deadline));
  }

  /** A page that is not parsed yet: as text, it takes a tenth of the memory of a tree. */
  record UnreadPage(Call call, RawResponse answer) {
    Page read() {
      return Page.of(call, object(call, answer));
    }
  }

  /** One resource that is not a configuration. */
  public JsonNode resource(Resource resource, String id, Deadline deadline)
      throws InterruptedException {
    String action = "read the " + resource.noun() + " " + id;
    Call call;
    try {
      call = Call.get(action, id, endpoints.resource(resource, id));
    } catch (IllegalArgumentException e) {
      throw new ApiException.BadReply(
          lookup(action), ErrorDetails.none("\"" + id + "\" cannot be an id"));
    }
    return object(call, sender.send(call, retry, deadline));
  }

  /** One page of the resources, as the service sends it. */
  JsonNode page(Resource resource, int size, String token, Deadline deadline)
      throws InterruptedException {
    Call call = listing(resource, endpoints.page(resource, size, token));
    return object(call, sender.send(call, retry, deadline));
  }

  /** The call that lists the resources, for errors that no single request caused. */
  Call listing(Resource resource) {
    return listing(resource, endpoints.at(resource.path()));
  }

  private static Call listing(Resource resource, URI url) {
    return Call.get("list the " + resource.noun() + "s", "", url);
  }

  /**
   * Reads an operation: {@code GET /v2/ControlPlane/Operations/{id}}, or its status URL.
   *
   * @param name the operation's id, or its status URL, absolute or relative
   */
  public Operation operation(String name, Deadline deadline) throws InterruptedException {
    Call call = operationCall(name);
    return new Operation(object(call, sender.send(call, retry, deadline)));
  }

  /** Reads an operation once, without retries: the next poll is the retry. */
  PollResult.Seen poll(String name, Deadline deadline) throws InterruptedException {
    Call call = operationCall(name);
    RawResponse answer = sender.send(call, Retry.never(), deadline);
    return new PollResult.Seen(new Operation(object(call, answer)), answer.retryAfter());
  }

  /**
   * Lists a single configuration, without retries, to see whether the service accepts the
   * credentials.
   */
  public LoginProbe probeLogin(Deadline deadline) throws InterruptedException {
    Call call = Call.get("list configurations", "", endpoints.page(1, "", ""));
    return LoginProbe.of(call, sender.exchange(call, 1, deadline));
  }

  /**
   * How far the service's clock is ahead of this machine's, negative if it is behind, as the Date
   * of the last answer tells; zero when no answer told. It is exact to two seconds.
   */
  public Duration serviceAhead() {
    return sender.serviceAhead();
  }

  /** A call that is never sent. It names the action in errors that no single request caused. */
  Call lookup(String action) {
    return Call.get(action, "", endpoints.configurations());
  }

  private Call operationCall(String name) {
    try {
      return Call.get("read the operation " + name, name, endpoints.operation(name));
    } catch (IllegalArgumentException e) {
      Call call = Call.get("read the operation", name, endpoints.operation("unreadable"));
      throw new ApiException.BadReply(
          call, ErrorDetails.none("its status URL \"" + name + "\" is not a valid URL"));
    }
  }

  private static JsonNode object(Call call, RawResponse answer) {
    return answer
        .object()
        .orElseThrow(
            () ->
                new ApiException.BadReply(
                    call, ErrorDetails.of(answer).orMessage("the response " + answer.flaw())));
  }

  private Call configurationCall(String verb, String id) {
    String action = verb + " the configuration " + id;
    try {
      return Call.get(action, id, endpoints.configuration(id));
    } catch (IllegalArgumentException e) {
      // The service named it, in an operation or a list.
      throw new ApiException.BadReply(
          lookup(action), ErrorDetails.none("\"" + id + "\" cannot be an id"));
    }
  }

  private Accepted accept(Call call, Deadline deadline) throws InterruptedException {
    Instant sent = sender.now();
    RawResponse answer = sender.send(call, retry, deadline);
    UUID key = call.idempotencyKey().orElseThrow();
    JsonNode body = object(call, answer);
    ObjectNode operation = Json.object();
    String statusUrl = body.path("statusUrl").asText("");
    String id = answer.header("operation-id").orElseGet(() -> body.path("operationId").asText(""));
    if (id.isEmpty() && statusUrl.isEmpty()) {
      throw new ApiException.BadReply(
          call,
          ErrorDetails.of(answer)
              .orMessage("the response has neither an operation id nor a status URL"));
    }
    operation.put("operationId", id.isEmpty() ? lastSegment(statusUrl) : id);
    operation.put("status", body.path("status").asText("PENDING"));
    operation.setAll((ObjectNode) body);
    operation.put("idempotencyKey", key.toString());
    String name = statusUrl.isEmpty() ? id : statusUrl;
    return new Accepted(
        new Operation(operation), name, key, answer.retryAfter(), answer.requestId(), sent);
  }

  private static String lastSegment(String url) {
    String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Closes the connections. No method may be called afterwards. */
  @Override
  public void close() {
    transport.close();
  }
}

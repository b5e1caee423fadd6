package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.Write;

/**
 * The control plane, a method for each endpoint. Every method may throw an {@link ApiException}.
 */
public final class Api implements AutoCloseable {
  private final HttpTransport wire;
  private final Endpoints endpoints;
  private final Sender sender;
  private final Retry retry;

  /** The control plane at a target. */
  public Api(Target target, ClientOptions manner) {
    this.wire = new HttpTransport(target, manner.userAgent(), manner.clock());
    this.endpoints = new Endpoints(target.baseUrl());
    this.sender = new Sender(wire, manner);
    this.retry = manner.retry();
  }

  /** Where a write goes. */
  public static URI url(URI baseUrl, Write write) {
    return new Endpoints(baseUrl).at(write.path());
  }

  /**
   * Sends a write; every attempt carries the same idempotency key and the same bytes.
   *
   * @throws ApiException when it was not accepted; {@link ApiException#isWithoutEffect} tells
   *     whether the service may have it all the same
   */
  public Accepted send(Write write, Deadline deadline) throws InterruptedException {
    return accept(Call.of(write, endpoints.at(write.path())), deadline);
  }

  /** One configuration: {@code GET /v2/ControlPlane/Configurations/{id}}. */
  public Configuration configuration(String id, Deadline deadline) throws InterruptedException {
    Call call = about("read", id);
    Configuration read = new Configuration(object(call, sender.send(call, retry, deadline)));
    if (read.hasImpossibleVersion()) {
      throw new ApiException.BadReply(call, ErrorDetails.none("its version is out of range"));
    }
    return read;
  }

  /**
   * One page of the configurations: {@code GET /v2/ControlPlane/Configurations}.
   *
   * @param token where the page begins; empty for the first page
   */
  UnreadPage page(Listing listing, String token, Deadline deadline) throws InterruptedException {
    URI url = endpoints.page(listing.pageSize(), token, listing.memoryStoreId());
    Call call = Call.get("list configurations", "", url);
    return new UnreadPage(call, sender.send(call, retry, deadline));
  }

  /** A page as text, which takes a tenth of the memory that it takes as a tree. */
  record UnreadPage(Call call, RawResponse answer) {
    Page read() {
      return Page.of(call, object(call, answer));
    }
  }

  /**
   * One look at an operation: {@code GET /v2/ControlPlane/Operations/{id}}, or its status URL.
   *
   * @param name the operation's id, or the status URL, absolute or not
   */
  public Operation operation(String name, Deadline deadline) throws InterruptedException {
    Call call = operationCall(name);
    return new Operation(object(call, sender.send(call, retry, deadline)));
  }

  /** The same as a poll: a failed one is not tried again here, for there will be a next. */
  Glance glance(String name, Deadline deadline) throws InterruptedException {
    Call call = operationCall(name);
    RawResponse answer = sender.send(call, Retry.never(), deadline);
    return new Glance(new Operation(object(call, answer)), answer.retryAfter());
  }

  /** An operation and how long the service asks to be left alone. */
  record Glance(Operation operation, Optional<Duration> retryAfter) {}

  /** Asks once for a single configuration, to see what the service thinks of the caller. */
  public LoginProbe greeting(Deadline deadline) throws InterruptedException {
    Call call = Call.get("list configurations", "", endpoints.page(1, "", ""));
    return LoginProbe.of(call, sender.exchange(call, 1, deadline));
  }

  /** A call that only names what was looked for, for a problem that no single request met with. */
  Call lookup(String action) {
    return Call.get(action, "", endpoints.configurations());
  }

  private Call operationCall(String name) {
    try {
      return Call.get("read the operation " + name, name, endpoints.operation(name));
    } catch (IllegalArgumentException e) {
      Call call = Call.get("read the operation", name, endpoints.operation("unreadable"));
      throw new ApiException.BadReply(call, ErrorDetails.none("\"" + name + "\" is not a URL"));
    }
  }

  private static JsonNode object(Call call, RawResponse answer) {
    return answer
        .object()
        .orElseThrow(
            () ->
                new ApiException.BadReply(
                    call, ErrorDetails.of(answer).orMessage("the answer " + answer.flaw())));
  }

  private Call about(String verb, String id) {
    return Call.get(verb + " the configuration " + id, id, endpoints.configuration(id));
  }

  private Accepted accept(Call call, Deadline deadline) throws InterruptedException {
    RawResponse answer = sender.send(call, retry, deadline);
    UUID key = call.idempotencyKey().orElseThrow();
    JsonNode body = object(call, answer);
    ObjectNode operation = Json.object();
    String statusUrl = body.path("statusUrl").asText("");
    String id = answer.header("operation-id").orElseGet(() -> body.path("operationId").asText(""));
    if (id.isEmpty() && statusUrl.isEmpty()) {
      throw new ApiException.BadReply(
          call, ErrorDetails.of(answer).orMessage("the answer names no operation to follow"));
    }
    operation.put("operationId", id.isEmpty() ? lastStep(statusUrl) : id);
    operation.put("status", body.path("status").asText("PENDING"));
    operation.setAll((ObjectNode) body);
    operation.put("idempotencyKey", key.toString());
    String name = statusUrl.isEmpty() ? id : statusUrl;
    return new Accepted(new Operation(operation), name, key, answer.retryAfter());
  }

  private static String lastStep(String url) {
    String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Lets go of the connections; no method may be called any more. */
  @Override
  public void close() {
    wire.close();
  }
}

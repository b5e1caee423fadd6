package orch.server;

import java.util.Optional;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.reference.ReferenceHandler;
import orch.server.reference.ReferenceRequest;
import orch.server.schema.BodySchema;
import orch.server.store.PageRequest;
import orch.server.store.Store;
import orch.server.store.StoredOperation;

/** Dispatches each request to its handler. */
final class Router {
  /** How the paths begin that change the server itself. No path of the contract begins so. */
  static final String ADMINISTRATION = "/_emulator";

  private final Store store;
  private final WriteHandler writes;
  private final Optional<AdminHandler> administration;

  Router(Store store, WriteHandler writes, Optional<AdminHandler> administration) {
    this.store = store;
    this.writes = writes;
    this.administration = administration;
  }

  /** Answers the requests to the server itself; empty when there are none. */
  Optional<AdminHandler> administration() {
    return administration;
  }

  /**
   * @throws RefusalException when the request is refused, such as 404 or 409
   */
  Reply answer(Request request) {
    return switch (request.route().endpoint()) {
      case LIST -> list(request);
      case FETCH -> fetch(request);
      case STATUS -> status(request);
      case CREATE -> accepted(writes.create(request), request);
      case REPLACE -> accepted(writes.replace(request), request);
      case PATCH -> accepted(writes.patch(request), request);
      case DELETE -> accepted(writes.delete(request), request);
      default -> referenced(request);
    };
  }

  /** The resources that configurations refer to. Few commands need any of this. */
  private Reply referenced(Request request) {
    return new ReferenceHandler(store, writes.ids()::next)
        .answer(
            new ReferenceRequest(
                request.route().method(),
                request.route().path(),
                request.account(),
                request.caller().origin(),
                request.query(),
                request.payload().text(),
                request.key(),
                request.conditions().latency(),
                request.conditions().fault()));
  }

  private Reply list(Request request) {
    PageRequest asked = PageRequest.of(request.query());
    if (!asked.memoryStore().isEmpty()) {
      refuse(BodySchema.objectionToMemoryStore(asked.memoryStore()));
    }
    return Reply.json(200, store.page(request.account(), asked).json());
  }

  private static void refuse(Optional<String> objection) {
    if (objection.isPresent()) {
      throw RefusalException.invalid(objection.get());
    }
  }

  private Reply fetch(Request request) {
    return store
        .document(request.account(), request.id())
        .map(document -> Reply.json(200, document))
        .orElseThrow(() -> RefusalException.notFound(request.route().path()));
  }

  private Reply status(Request request) {
    return store
        .operation(request.account(), request.id())
        .map(found -> OperationReplies.status(found, request.caller().origin(), store.now()))
        .orElseThrow(() -> RefusalException.notFound(request.route().path()));
  }

  private static Reply accepted(StoredOperation operation, Request request) {
    return OperationReplies.accepted(operation, request.caller().origin());
  }
}

package orch.server;

/** Sends each request to the code that answers it. */
final class Router {
  private final Store store;
  private final Writes writes;

  Router(Store store, Writes writes) {
    this.store = store;
    this.writes = writes;
  }

  /**
   * @throws Refusal when the request cannot be done
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
    };
  }

  private Reply list(Request request) {
    PageRequest asked = PageRequest.of(request.query());
    return Reply.json(200, store.page(request.account(), asked).json());
  }

  private Reply fetch(Request request) {
    return store
        .document(request.account(), request.id())
        .map(document -> Reply.json(200, document))
        .orElseThrow(() -> Refusal.notFound(request.route().path()));
  }

  private Reply status(Request request) {
    return store
        .operation(request.account(), request.id())
        .map(found -> Answers.status(found, request.caller().origin(), store.now()))
        .orElseThrow(() -> Refusal.notFound(request.route().path()));
  }

  private static Reply accepted(Operation operation, Request request) {
    return Answers.accepted(operation, request.caller().origin());
  }
}

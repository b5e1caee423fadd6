package orch.server;

/** Receives every request that the server answers. Many threads call it at once. */
@FunctionalInterface
public interface RequestLog {
  /** Ignores all requests. */
  RequestLog NONE = (method, path, idempotencyKeyOrEmpty, status) -> {};

  /**
   * Called when the response to a request is decided, just before it is sent.
   *
   * @param path without the query
   * @param idempotencyKeyOrEmpty the header as it was sent
   * @param status 0 when the connection is closed without a response
   */
  void served(String method, String path, String idempotencyKeyOrEmpty, int status);

  /** Called when a request gets a 503 because the database failed; the text says why. */
  default void failed(String cause) {}
}

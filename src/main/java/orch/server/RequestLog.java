package orch.server;

/** Hears of every request that was served; from many threads at once. */
@FunctionalInterface
public interface RequestLog {
  /** Hears nothing. */
  RequestLog NONE = (method, path, idempotencyKeyOrEmpty, status) -> {};

  /**
   * A request was decided; its answer goes out next.
   *
   * @param path without the query
   * @param idempotencyKeyOrEmpty the header as it was sent
   * @param status 0 when the connection is cut without an answer
   */
  void served(String method, String path, String idempotencyKeyOrEmpty, int status);

  /** A request was answered 503, because the database failed in the way that the text says. */
  default void failed(String cause) {}
}

package orch.api;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import orch.json.Json;
import orch.operation.Write;

/**
 * One request and its retries.
 *
 * @param action completes the sentence "cannot ...": {@code list configurations}
 * @param subject the id of the resource; empty when the call is about no single resource
 * @param idempotencyKey the same for every attempt; only writes have one
 */
public record Call(
    String action,
    String subject,
    String method,
    URI url,
    Optional<String> body,
    Optional<UUID> idempotencyKey) {

  /** Bytes. Room for 200 configurations of 40 KiB each; a parsed tree takes 12 times as much. */
  private static final int LARGEST_PAGE = 8 << 20;

  /**
   * Bytes. An operation may contain a configuration, and 16 operations are read at the same time.
   */
  private static final int LARGEST_OPERATION = 256 << 10;

  static Call get(String action, String subject, URI url) {
    return new Call(action, subject, "GET", url, Optional.empty(), Optional.empty());
  }

  /** The call that sends a write. */
  static Call of(Write write, URI url) {
    Optional<String> body =
        write.body().isNull() ? Optional.empty() : Optional.of(Json.compact(write.body()));
    return new Call(write.action(), "", write.method().name(), url, body, Optional.of(write.key()));
  }

  /** Whether the URL is that of one configuration. */
  public boolean isAboutConfiguration() {
    return url.getPath().startsWith(ConfigurationWrites.PATH + "/");
  }

  /** The largest size of the answer, in bytes. */
  int largestAnswer() {
    boolean read = !isWrite() && url.getPath().startsWith(ConfigurationWrites.PATH);
    return read ? LARGEST_PAGE : LARGEST_OPERATION;
  }

  /** Whether the call changes something at the service. */
  public boolean isWrite() {
    return !method.equals("GET");
  }
}

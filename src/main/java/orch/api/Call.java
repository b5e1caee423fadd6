package orch.api;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import orch.json.Json;
import orch.operation.Write;

/**
 * One request, however often it has to be sent.
 *
 * @param action what it does, to be put behind "cannot": {@code list configurations}
 * @param subject the id of the thing it is about; empty when it is about no single thing
 * @param idempotencyKey the same for every attempt; writes have one
 */
public record Call(
    String action,
    String subject,
    String method,
    URI url,
    Optional<String> body,
    Optional<UUID> idempotencyKey) {

  /** A page of 200 configurations may have 40 KiB for each; as a tree it takes 12 times as much. */
  private static final int LARGEST_PAGE = 8 << 20;

  /** An operation may hold a configuration; sixteen operations are looked at at once. */
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

  /** Whether it asks for one configuration. */
  public boolean isAboutConfiguration() {
    return url.getPath().startsWith(ConfigurationWrites.PATH + "/");
  }

  /** The most bytes that an answer to it may have. */
  int largestAnswer() {
    boolean read = !isWrite() && url.getPath().startsWith(ConfigurationWrites.PATH);
    return read ? LARGEST_PAGE : LARGEST_OPERATION;
  }

  /** Whether the service changes something when it gets this. */
  public boolean isWrite() {
    return !method.equals("GET");
  }
}

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

  static Call get(String action, String subject, URI url) {
    return new Call(action, subject, "GET", url, Optional.empty(), Optional.empty());
  }

  /** The call that sends a write. */
  static Call of(Write write, URI url) {
    Optional<String> body =
        Optional.of(write.body()).filter(json -> !json.isNull()).map(Json::compact);
    return new Call(write.action(), "", write.method().name(), url, body, Optional.of(write.key()));
  }

  /** Whether it asks for one configuration. */
  public boolean isAboutConfiguration() {
    return url.getPath().startsWith(ConfigurationWrites.PATH + "/");
  }

  /** Whether the service changes something when it gets this. */
  public boolean isWrite() {
    return !method.equals("GET");
  }
}

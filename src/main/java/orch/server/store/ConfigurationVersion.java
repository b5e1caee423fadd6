package orch.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import orch.configuration.Fields;

/**
 * One version of a configuration, and the time during which reads show it.
 *
 * @param version counts from 1
 * @param visibleAt the start of that time; in the future while its write is pending
 * @param goneAt the end of that time; empty until an update or delete is accepted
 * @param document as reads show it
 */
public record ConfigurationVersion(
    String id, long version, Instant visibleAt, Optional<Instant> goneAt, JsonNode document) {
  public static final String PREFIX = "conv_configuration_";

  /** Whether its configuration is still being created, so that reads do not show it yet. */
  public boolean isBeingCreated(Instant now) {
    return version == 1 && now.isBefore(visibleAt);
  }

  /** Whether its configuration was deleted, as reads see it. */
  public boolean isDeleted(Instant now) {
    return goneAt.isPresent() && !now.isBefore(goneAt.get());
  }

  String memoryStore() {
    return document.path(Fields.MEMORY_STORE).asText();
  }

  /** The bridge's serviceId; empty when there is no bridge. */
  public String service() {
    return document.path(Fields.BRIDGE).path(Fields.SERVICE).asText("");
  }
}

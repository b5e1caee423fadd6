package orch.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import orch.configuration.Fields;

/**
 * A configuration as it is during some time.
 *
 * @param version counts from 1
 * @param visibleAt from when on; in the future while its write is pending
 * @param goneAt until when; empty while nothing has come after it
 * @param document as reads show it
 */
public record ConfigurationVersion(
    String id, long version, Instant visibleAt, Optional<Instant> goneAt, JsonNode document) {
  public static final String PREFIX = "conv_configuration_";

  /** Whether its configuration is still being created: reads do not know it yet. */
  public boolean isAwaited(Instant now) {
    return version == 1 && now.isBefore(visibleAt);
  }

  /** Whether its configuration was deleted, as reads see it. */
  public boolean isGone(Instant now) {
    return goneAt.isPresent() && !now.isBefore(goneAt.get());
  }

  String memoryStore() {
    return document.path(Fields.MEMORY_STORE).asText();
  }

  /** The service behind the bridge; empty without one. */
  public String service() {
    return document.path(Fields.BRIDGE).path(Fields.SERVICE).asText("");
  }
}

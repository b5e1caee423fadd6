package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.Api;
import orch.configuration.Configuration;
import orch.configuration.PatchRequest;
import orch.configuration.ReplaceRequest;
import orch.operation.Deadline;

/**
 * A change to a configuration as it was when it was read.
 *
 * @param body what is sent
 */
record Revision(Configuration read, String method, JsonNode body, Sending sending) {
  /** How it is sent. */
  interface Sending {
    Accepted by(Api api, UUID key, Deadline deadline) throws InterruptedException;
  }

  static Revision patch(Configuration read, PatchRequest request) {
    return new Revision(
        read,
        "PATCH",
        request.toJson(),
        (api, key, deadline) -> api.patch(read.id(), request, key, deadline));
  }

  static Revision replace(Configuration read, ReplaceRequest request) {
    return new Revision(
        read,
        "PUT",
        request.toJson(),
        (api, key, deadline) -> api.replace(read.id(), request, key, deadline));
  }
}

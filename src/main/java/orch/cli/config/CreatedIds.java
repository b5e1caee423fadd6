package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.api.Accepted;
import orch.cli.app.App;
import orch.configuration.CreateRequest;
import orch.configuration.Fields;

/** What {@code config create -o env} prints without {@code --wait}. */
final class CreatedIds {
  private CreatedIds() {}

  /** The operation with the memory store of the request; says when the id is not known yet. */
  static JsonNode of(JsonNode operation, CreateRequest request, Accepted accepted, App app) {
    if (!(operation instanceof ObjectNode known)) {
      return operation;
    }
    if (!known.has("configurationId")) {
      app.messages()
          .important(
              "the id of the configuration is not known yet; to wait for it: "
                  + app.commandLine("config wait", accepted.label()));
    }
    return known
        .deepCopy()
        .put(Fields.MEMORY_STORE, request.toJson().path(Fields.MEMORY_STORE).asText(""));
  }
}

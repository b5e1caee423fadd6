package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import orch.configuration.Configuration;

/**
 * Some configurations out of a listing.
 *
 * @param nextToken where the next page begins; empty on the last one
 */
record Page(List<Configuration> configurations, String nextToken, Call call) {
  static Page of(Call call, JsonNode body) {
    String key = body.path("meta").path("key").asText("configurations");
    JsonNode items = body.path(key);
    if (!items.isArray()) {
      throw new ApiProblem.BadReply(
          call, Reply.none("the answer has no list of configurations under \"" + key + "\""));
    }
    List<Configuration> configurations = new ArrayList<>(items.size());
    items.forEach(item -> configurations.add(new Configuration(item)));
    return new Page(configurations, body.path("meta").path("nextToken").asText(""), call);
  }
}

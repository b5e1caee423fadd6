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
  /** The most characters of a token; it goes into a URL, and servers take no longer ones. */
  private static final int MAX_TOKEN = 8 << 10;

  static Page of(Call call, JsonNode body) {
    String key = body.path("meta").path("key").asText("configurations");
    JsonNode items = body.path(key);
    if (!items.isArray()) {
      throw new ApiException.BadReply(
          call,
          ErrorDetails.none("the answer has no list of configurations under \"" + key + "\""));
    }
    List<Configuration> configurations = new ArrayList<>(items.size());
    items.forEach(item -> configurations.add(new Configuration(item)));
    if (configurations.stream().anyMatch(Configuration::hasImpossibleVersion)) {
      throw new ApiException.BadReply(
          call, ErrorDetails.none("the version of one is out of range"));
    }
    String token = body.path("meta").path("nextToken").asText("");
    if (token.length() > MAX_TOKEN) {
      throw new ApiException.BadReply(
          call, ErrorDetails.none("the token of the next page is longer than 8 KiB"));
    }
    return new Page(configurations, token, call);
  }
}

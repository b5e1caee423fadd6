package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import orch.configuration.Configuration;

/**
 * One page of a list of configurations.
 *
 * @param nextToken the token of the next page; empty on the last page
 */
record Page(List<Configuration> configurations, String nextToken, Call call) {
  /** In characters. The token becomes part of a URL, and servers refuse longer URLs. */
  private static final int MAX_TOKEN = 8 << 10;

  static Page of(Call call, JsonNode body) {
    String key = body.path("meta").path("key").asText("configurations");
    JsonNode items = body.path(key);
    if (!items.isArray()) {
      throw new ApiException.BadReply(
          call,
          ErrorDetails.none("the response has no list of configurations under \"" + key + "\""));
    }
    List<Configuration> configurations = new ArrayList<>(items.size());
    items.forEach(item -> configurations.add(new Configuration(item)));
    configurations.forEach(configuration -> checkId(call, configuration));
    if (configurations.stream().anyMatch(Configuration::hasImpossibleVersion)) {
      throw new ApiException.BadReply(
          call,
          ErrorDetails.none("a configuration in the response has a version that is out of range"));
    }
    String token = body.path("meta").path("nextToken").asText("");
    if (token.length() > MAX_TOKEN) {
      throw new ApiException.BadReply(
          call, ErrorDetails.none("the token of the next page is longer than 8 KiB"));
    }
    return new Page(configurations, token, call);
  }

  /**
   * Refuses an id that would make a later URL that of another resource.
   *
   * @throws ApiException.BadReply when the id is missing or consists of dots
   */
  static void checkId(Call call, Configuration configuration) {
    String id = configuration.id();
    if (id.isEmpty() || id.equals(".") || id.equals("..")) {
      throw new ApiException.BadReply(
          call, ErrorDetails.none("a configuration in the response has no usable id"));
    }
  }
}

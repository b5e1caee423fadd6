package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.concurrent.Deadline;
import orch.json.Json;

/** Reads the ids or objects of all resources of a kind. */
public final class ResourceList {
  /** The most that the vendor's lists of these resources take. */
  private static final int PAGE = 100;

  /** The limit of what an endless list can make a command remember. */
  private static final int MOST = 10_000;

  private final Api api;
  private final Resource resource;
  private final Deadline deadline;

  public ResourceList(Api api, Resource resource, Deadline deadline) {
    this.api = api;
    this.resource = resource;
    this.deadline = deadline;
  }

  /**
   * The items of all pages. The list of memory stores has only ids; they become objects with {@code
   * id}.
   *
   * @throws ApiException.BadReply when the answer is no list, or an endless one
   */
  public List<JsonNode> all() throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    String token = "";
    do {
      JsonNode page = api.page(resource, PAGE, token, deadline);
      JsonNode items = page.path(page.path("meta").path("key").asText(""));
      if (!items.isArray()) {
        throw bad("the response has no list of " + resource.noun() + "s");
      }
      for (JsonNode item : items) {
        all.add(item.isTextual() ? Json.object().put("id", item.textValue()) : item);
      }
      token = page.path("meta").path("nextToken").asText("");
      if (!token.isEmpty() && (!tokens.add(token) || all.size() > MOST)) {
        throw bad("the list does not end");
      }
    } while (!token.isEmpty());
    return all;
  }

  /** Whether the first page can be read; the API itself may be missing. */
  public boolean isServed() throws InterruptedException {
    try {
      return api.page(resource, 1, "", deadline).path("meta").isObject();
    } catch (ApiException e) {
      return false;
    }
  }

  private ApiException bad(String why) {
    return new ApiException.BadReply(api.listing(resource), ErrorDetails.none(why));
  }
}

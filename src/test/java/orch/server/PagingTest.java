package orch.server;

import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, page by page. */
class PagingTest {
  private static final String OTHER_STORE = "mem_service_00000000000000000000000000";

  @TempDir Path directory;
  private Plane plane;
  private List<String> ids;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
    ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(plane.created(Plane.named("Number " + i)));
    }
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void pagesAreInTheOrderOfTheirIds() {
    assertEquals(ids.stream().sorted().toList(), ids);

    JsonNode first = list("pageSize=3");
    assertEquals(ids.subList(0, 3), idsOf(first));
    assertEquals("configurations", first.at("/meta/key").asText());
    assertEquals(3, first.at("/meta/pageSize").asInt());
    assertFalse(first.path("meta").has("previousToken"));

    JsonNode second = list("pageSize=3&pageToken=" + token(first, "next"));
    assertEquals(ids.subList(3, 6), idsOf(second));

    JsonNode last = list("PageSize=3&PageToken=" + token(second, "next"));
    assertEquals(ids.subList(6, 7), idsOf(last));
    assertEquals(1, last.at("/meta/pageSize").asInt());
    assertFalse(last.path("meta").has("nextToken"));
  }

  @Test
  void fullLastPageHasNoNextToken() {
    assertFalse(list("pageSize=7").path("meta").has("nextToken"));
    assertTrue(list("pageSize=6").path("meta").has("nextToken"));
  }

  @Test
  void pagesCanBeReadBackwards() {
    JsonNode first = list("pageSize=3");
    JsonNode second = list("pageSize=3&pageToken=" + token(first, "next"));
    JsonNode third = list("pageSize=3&pageToken=" + token(second, "next"));

    JsonNode back = list("pageSize=3&pageToken=" + token(third, "previous"));
    assertEquals(idsOf(second), idsOf(back));
    assertEquals(token(second, "next"), token(back, "next"));
    JsonNode start = list("pageSize=3&pageToken=" + token(back, "previous"));
    assertEquals(idsOf(first), idsOf(start));
    assertFalse(start.path("meta").has("previousToken"));
    assertEquals(token(first, "next"), token(start, "next"));
  }

  @Test
  void itemsThatComeAndGoDisturbNoOther() {
    JsonNode first = list("pageSize=3");
    plane.settled(plane.client.delete(ids.get(0)));
    plane.settled(plane.client.delete(ids.get(2)));
    plane.settled(plane.client.delete(ids.get(4)));
    String added = plane.created();

    JsonNode second = list("pageSize=50&pageToken=" + token(first, "next"));

    assertEquals(List.of(ids.get(3), ids.get(5), ids.get(6), added), idsOf(second));
  }

  @Test
  void placeBehindAllItemsIsAnEmptyPage() {
    JsonNode first = list("pageSize=6");
    plane.settled(plane.client.delete(ids.get(6)));

    JsonNode second = list("pageToken=" + token(first, "next"));

    assertEquals(List.of(), idsOf(second));
    assertEquals(0, second.at("/meta/pageSize").asInt());
    assertFalse(second.path("meta").has("nextToken"));
  }

  @Test
  void filterShowsOneMemoryStore() {
    String other =
        plane.created(Plane.MINIMAL.replace("mem_store_01k1etk2y5f1y9fpe2epfdtvv2", OTHER_STORE));
    plane.settled(plane.client.patch(ids.get(3), "{\"memoryStoreId\": \"" + OTHER_STORE + "\"}"));

    String filter = "MemoryStoreId=" + OTHER_STORE;
    JsonNode first = list(filter + "&pageSize=1");
    assertEquals(List.of(ids.get(3)), idsOf(first));
    JsonNode second = list(filter + "&pageSize=1&pageToken=" + token(first, "next"));
    assertEquals(List.of(other), idsOf(second));
    assertFalse(second.path("meta").has("nextToken"));
  }

  @Test
  void pendingChangesAreNotListed() {
    plane.client.post(Plane.MINIMAL);
    plane.client.delete(ids.get(0));
    plane.client.patch(ids.get(1), "{\"displayName\": \"pending\"}");

    JsonNode list = list("pageSize=50");

    assertEquals(ids, idsOf(list));
    assertEquals("Number 1", list.at("/configurations/1/displayName").asText());
  }

  @Test
  void eachConfigurationIsListedOnceAfterUpdates() {
    List<String> updated = new ArrayList<>(ids);
    Collections.reverse(updated);
    updated.forEach(id -> plane.settled(plane.client.patch(id, "{\"description\": \"new\"}")));

    JsonNode list = list("pageSize=50");

    assertEquals(ids, idsOf(list));
    list.path("configurations")
        .forEach(one -> assertEquals("new", one.path("description").asText()));
  }

  @Test
  void pageOfWideDocumentsEndsEarly() {
    String wide = Plane.with("\"x\": \"" + "a".repeat(1_000_000) + "\"");
    for (int i = 0; i < 7; i++) {
      ids.add(plane.created(wide));
    }

    List<String> all = new ArrayList<>();
    JsonNode page = list("pageSize=1000");
    int pages = 1;
    for (; page.path("meta").has("nextToken"); pages++) {
      all.addAll(idsOf(page));
      page = list("pageSize=1000&pageToken=" + token(page, "next"));
    }
    all.addAll(idsOf(page));

    assertEquals(ids, all);
    assertEquals(2, pages);
  }

  private JsonNode list(String query) {
    var response = plane.client.get(Client.CONFIGURATIONS + "?" + query);
    assertEquals(200, response.statusCode(), response.body());
    return json(response);
  }

  private static List<String> idsOf(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.path("configurations").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  private static String token(JsonNode list, String direction) {
    String token = list.path("meta").path(direction + "Token").asText();
    assertFalse(token.isEmpty());
    return token;
  }
}

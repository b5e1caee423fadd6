package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import orch.configuration.Configuration;
import orch.json.Json;
import org.junit.jupiter.api.Test;

class PageTrailTest {
  private static final Call CALL = Call.get("list", "", URI.create("https://h.example"));
  private static final List<Configuration> ONE = List.of(new Configuration(Json.object()));

  private static Page page(List<Configuration> configurations, String token) {
    return new Page(configurations, token, CALL);
  }

  /** The number of pages after which a cycle of this many tokens is detected. */
  private static int noticed(int circle, int tokenLength) {
    PageTrail trail = new PageTrail();
    String filling = "t".repeat(tokenLength);
    for (int i = 0; i < 10 * circle; i++) {
      Page page = page(ONE, filling + i % circle);
      try {
        trail.next(page);
      } catch (ApiException.BadReply problem) {
        assertEquals(
            "the service sent a page token a second time, so the list would never end",
            problem.reply().message());
        return i;
      }
    }
    throw new AssertionError("never noticed");
  }

  @Test
  void aCircleIsNoticedAtOnce() {
    assertEquals(1, noticed(1, 10));
    assertEquals(7, noticed(7, 10));
    assertEquals(5000, noticed(5000, 10));
  }

  @Test
  void aCircleOfMoreTokensThanAreRememberedIsNoticedToo() {
    int after = noticed(1000, 8000);
    assertTrue(after >= 1000 && after <= 4000, "after " + after);
  }

  @Test
  void aHundredEmptyPagesInARowAreTooMany() {
    PageTrail trail = new PageTrail();
    for (int i = 0; i < 99; i++) {
      trail.next(page(List.of(), "a" + i));
    }
    trail.next(page(ONE, "b"));
    for (int i = 0; i < 99; i++) {
      trail.next(page(List.of(), "c" + i));
    }
    ApiException problem =
        assertThrows(ApiException.BadReply.class, () -> trail.next(page(List.of(), "d")));
    assertEquals(
        "100 pages in a row are empty, and the service still names a next page",
        problem.reply().message());
  }
}

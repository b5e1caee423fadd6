package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wall clock that jumps: while a server runs, between two runs, and between two servers on one
 * file.
 */
class ClockJumpTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final UUID KEY = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");

  @TempDir Path directory;
  private final HandClock clock = new HandClock();

  @Test
  void whatWasVisibleStaysSoWhenTheClockGoesBack() {
    try (Plane plane = plane()) {
      String id = plane.created();

      clock.jump(HOUR.negated());

      assertEquals(200, plane.client.configuration(id).statusCode());
      assertEquals(1, listed(plane).size());
    }
  }

  @Test
  void operationsGoOnWhenTheClockGoesBack() {
    try (Plane plane = plane()) {
      HttpResponse<String> before = plane.client.post(Plane.MINIMAL);
      clock.jump(HOUR.negated());
      HttpResponse<String> after = plane.client.post(Plane.MINIMAL);
      assertEquals("PENDING", status(plane, before));
      assertEquals("PENDING", status(plane, after));

      clock.passSeconds(2);

      assertEquals("COMPLETED", status(plane, before));
      assertEquals("COMPLETED", status(plane, after));
      assertEquals(2, listed(plane).size());
    }
  }

  @Test
  void theNextProcessSeesWhatWasVisible() {
    String id;
    try (Plane plane = plane()) {
      id = plane.created();
    }

    clock.jump(HOUR.negated());

    try (Plane plane = plane()) {
      assertEquals(200, plane.client.configuration(id).statusCode());
      plane.created();
      assertEquals(2, listed(plane).size());
    }
  }

  @Test
  void operationsOfAnEarlierProcessEndWhenTheClockHasGoneBack() {
    HttpResponse<String> accepted;
    try (Plane plane = plane()) {
      accepted = plane.client.post(Plane.MINIMAL);
    }

    clock.jump(HOUR.negated());

    try (Plane plane = plane()) {
      clock.passSeconds(2);
      assertEquals("COMPLETED", status(plane, accepted));
    }
  }

  @Test
  void processesBesideOneAnotherFollowTheSameTime() {
    HandClock ahead = new HandClock();
    ahead.jump(HOUR);
    try (Plane late = plane();
        Plane early = new Plane(directory, ahead, settings -> settings)) {
      String first = early.created();
      HttpResponse<String> second = late.client.post(Plane.MINIMAL);
      HttpResponse<String> third = early.client.post(Plane.MINIMAL);
      assertEquals("PENDING", status(late, third));
      clock.passSeconds(2);
      ahead.passSeconds(2);

      assertEquals("COMPLETED", status(late, second));
      assertEquals("COMPLETED", status(late, third));
      assertEquals(3, listed(late).size());
      assertTrue(listed(late).contains(first));
    }
  }

  @Test
  void stampsAndIdsNeverGoBack() {
    List<String> ids = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (int hours : List.of(0, -1, 30, -29, -1)) {
      clock.jump(HOUR.multipliedBy(hours));
      try (Plane plane = plane()) {
        for (int again : List.of(0, -2, 1)) {
          clock.jump(HOUR.multipliedBy(again));
          String id = plane.created();
          ids.add(id);
          Instant created = Instant.parse(plane.read(id).path("createdAt").asText());
          assertTrue(created.isAfter(latest), () -> created + " after " + ids);
          latest = created;
          assertEquals(ids, listed(plane));
        }
      }
    }
  }

  @Test
  void aKeyIsKnownForADayWhenTheClockWasAheadMeanwhile() {
    try (Plane plane = plane()) {
      clock.jump(HOUR);
      String first = operation(plane.client.post(Plane.MINIMAL, KEY));
      clock.jump(HOUR.negated());
      clock.pass(Duration.ofHours(23));
      assertEquals(first, operation(plane.client.post(Plane.MINIMAL, KEY)));

      clock.pass(HOUR.plusSeconds(1));

      assertTrue(!first.equals(operation(plane.client.post(Plane.MINIMAL, KEY))));
    }
  }

  private Plane plane() {
    return new Plane(directory, clock, settings -> settings);
  }

  private static String operation(HttpResponse<String> accepted) {
    assertEquals(202, accepted.statusCode(), accepted.body());
    return Client.header(accepted, "Operation-Id");
  }

  private static String status(Plane plane, HttpResponse<String> accepted) {
    return Client.json(plane.client.operation(operation(accepted))).path("status").asText();
  }

  private static List<String> listed(Plane plane) {
    List<String> ids = new ArrayList<>();
    JsonNode list = Client.json(plane.client.get(Client.CONFIGURATIONS));
    list.path("configurations").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }
}

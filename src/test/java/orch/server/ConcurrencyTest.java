package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once, and several servers on one file. */
@Timeout(120)
class ConcurrencyTest {
  @TempDir Path directory;

  @Test
  void sixtyFourClientsCreateAtOnce() {
    try (Plane plane = new Plane(directory)) {
      List<String> ids =
          atOnce(
              64,
              i -> {
                List<String> mine = new ArrayList<>();
                for (int n = 0; n < 10; n++) {
                  mine.add(id(plane.client.post(Plane.MINIMAL, UUID.randomUUID())));
                }
                return String.join(",", mine);
              });
      plane.clock.passSeconds(2);

      Set<String> created = new TreeSet<>();
      ids.forEach(some -> created.addAll(List.of(some.split(","))));
      assertEquals(640, created.size());
      assertEquals(created, listed(plane.client));
    }
  }

  @Test
  void sameKeyTakesEffectOnce() {
    try (Plane plane = new Plane(directory)) {
      UUID key = UUID.randomUUID();
      List<String> answers =
          atOnce(
              20,
              i -> {
                HttpResponse<String> answer = plane.client.post(Plane.MINIMAL, key);
                return header(answer, "Operation-Id") + answer.statusCode() + answer.body();
              });
      plane.clock.passSeconds(2);

      assertEquals(1, Set.copyOf(answers).size());
      assertEquals(1, listed(plane.client).size());
    }
  }

  @Test
  void updatesAtOnceAreAllCounted() {
    try (Plane plane = new Plane(directory)) {
      String id = plane.created();
      atOnce(32, i -> plane.client.patch(id, "{\"field" + i + "\": " + i + "}").body());
      plane.clock.passSeconds(2);

      JsonNode read = plane.read(id);
      assertEquals(33, read.path("version").asInt());
      for (int i = 0; i < 32; i++) {
        assertEquals(i, read.path("field" + i).asInt());
      }
    }
  }

  @Test
  void oneServiceIsGivenOnce() {
    try (Plane plane = new Plane(directory)) {
      String document =
          Plane.with(
              "\"conversationsV1Bridge\": {\"serviceId\": \"IS00000000000000000000000000000000\"}");
      List<String> answers = atOnce(20, i -> plane.client.post(document).statusCode() + "");

      assertEquals(1, answers.stream().filter("202"::equals).count());
      assertEquals(19, answers.stream().filter("409"::equals).count());
    }
  }

  @Test
  void refusedChangeDoesNotTouchThoseItMeets() {
    try (Plane plane = new Plane(directory)) {
      String deleted = plane.created();
      plane.client.delete(deleted);
      atOnce(
          40,
          i ->
              i % 2 == 0
                  ? plane.client.post(Plane.named("Kept " + i)).body()
                  : plane.client.patch(deleted, "{}").body());
      plane.clock.passSeconds(2);

      assertEquals(20, listed(plane.client).size());
    }
  }

  @Test
  void serversThatStartAtOnceShareOneFile() {
    List<Plane> planes = new ArrayList<>(atOnce(8, i -> new Plane(directory)));
    try {
      UUID key = UUID.randomUUID();
      List<String> answers =
          atOnce(
              32,
              i -> {
                Client client = planes.get(i % 8).client;
                client.post(Plane.named("Number " + i), UUID.randomUUID());
                return header(client.post(Plane.MINIMAL, key), "Operation-Id");
              });
      planes.forEach(plane -> plane.clock.passSeconds(2));

      assertEquals(1, Set.copyOf(answers).size());
      assertEquals(33, listed(planes.get(0).client).size());
      assertEquals(listed(planes.get(0).client), listed(planes.get(7).client));
    } finally {
      planes.forEach(Plane::close);
    }
  }

  @Test
  void operationOfOneServerIsThereForTheNext() {
    HttpResponse<String> accepted;
    try (Plane first = new Plane(directory)) {
      accepted = first.client.post(Plane.MINIMAL);
    }
    try (Plane second = new Plane(directory)) {
      JsonNode pending = json(second.client.operation(header(accepted, "Operation-Id")));
      assertEquals("PENDING", pending.path("status").asText());
      second.clock.passSeconds(2);
      JsonNode done = json(second.client.operation(header(accepted, "Operation-Id")));
      assertEquals("COMPLETED", done.path("status").asText());
      second.read(id(accepted));
    }
  }

  private static String id(HttpResponse<String> accepted) {
    assertEquals(202, accepted.statusCode(), accepted.body());
    return json(accepted).at("/related/configurationId").asText();
  }

  private static Set<String> listed(Client client) {
    Set<String> ids = new TreeSet<>();
    json(client.get(Client.CONFIGURATIONS + "?pageSize=1000"))
        .path("configurations")
        .forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  private static <T> List<T> atOnce(int count, IntFunction<T> task) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        tasks.add(() -> task.apply(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}

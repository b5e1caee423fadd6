package orch.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import orch.json.Json;

/**
 * The three kinds of write. Each can be done once, and the test can check that it was done once.
 */
enum WriteKind {
  CREATE {
    @Override
    String prepare(Service service, String name) {
      return name;
    }

    @Override
    List<String> words(String target) {
      return List.of(
          "create",
          "--name",
          target,
          "--description",
          "d",
          "--grouping",
          "profile",
          "--memory-store",
          "mem_store_x");
    }

    @Override
    boolean isDone(Service service, String target) throws IOException, InterruptedException {
      int count = service.count(target);
      assertTrue(count <= 1, () -> count + " configurations of the name " + target);
      return count == 1;
    }
  },
  UPDATE {
    @Override
    String prepare(Service service, String name) throws IOException, InterruptedException {
      return service.create(name);
    }

    @Override
    List<String> words(String target) {
      return List.of("update", target, "--description", "new");
    }

    @Override
    boolean isDone(Service service, String target) throws IOException, InterruptedException {
      HttpResponse<String> answer = service.get(target);
      int version = Json.read(answer.body()).path("version").intValue();
      assertTrue(version <= 2, () -> "updated more than once: " + answer.body());
      return Json.read(answer.body()).path("description").asText().equals("new");
    }
  },
  DELETE {
    @Override
    String prepare(Service service, String name) throws IOException, InterruptedException {
      return service.create(name);
    }

    @Override
    List<String> words(String target) {
      return List.of("delete", target, "--yes");
    }

    @Override
    boolean isDone(Service service, String target) throws IOException, InterruptedException {
      return service.get(target).statusCode() == 404;
    }
  };

  /** Prepares the write, and returns the name or id of its configuration. */
  abstract String prepare(Service service, String name) throws IOException, InterruptedException;

  /** The arguments after {@code orch config}. */
  abstract List<String> words(String target);

  /**
   * Whether the write is done.
   *
   * @throws AssertionError when the write was done twice
   */
  abstract boolean isDone(Service service, String target) throws IOException, InterruptedException;

  /**
   * Checks that the write was done exactly once, after giving an accepted operation some time to
   * end.
   */
  void assertDoneOnce(Service service, String target) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      if (isDone(service, target)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError(this + " of " + target + " was not done");
  }
}

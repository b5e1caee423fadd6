package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A list of 5,000 configurations over real pages, in a process whose memory holds a fraction of
 * them: it succeeds only if it releases each configuration after printing it.
 */
class StreamingIT {
  private static final int COUNT = 5000;

  /** As trees, 5,000 configurations of this size take more than twice as much. */
  private static final String MEMORY = "ORCH_JAVA_OPTS='-Xmx32m -XX:+ExitOnOutOfMemoryError' ";

  private static String configuration(int number) {
    ObjectNode body = Json.object().put("displayName", "c" + number);
    body.put("description", "d".repeat(500)).put("conversationGroupingType", "GROUP_BY_PROFILE");
    body.put("memoryStoreId", "m");
    ArrayNode rules = body.putObject("channelSettings").putObject("SMS").putArray("captureRules");
    for (int i = 0; i < 30; i++) {
      rules.addObject().put("from", "*").put("to", "+1555123" + (1000 + i));
    }
    return Json.compact(body);
  }

  private static void fill(String url) throws InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Semaphore atOnce = new Semaphore(16);
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      atOnce.acquire();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/v2/ControlPlane/Configurations"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Basic bG9jYWw6bG9jYWw=")
              .POST(HttpRequest.BodyPublishers.ofString(configuration(i)))
              .build();
      answers.add(
          http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .whenComplete((answer, problem) -> atOnce.release()));
    }
    answers.forEach(answer -> assertEquals(202, answer.join().statusCode()));
  }

  @Test
  void aListOfAnyLengthTakesTheMemoryOfAPage(@TempDir Path directory) throws Exception {
    FakeTime time = new FakeTime();
    try (Server server = new Server(directory, time)) {
      fill(server.url());
      time.pass(Duration.ofHours(1));
      Launched machine = new Launched(directory);
      String list = "orch -p local --base-url " + server.url() + " config list -o ";
      machine.shell(MEMORY + list + "jsonl > all.jsonl").exits(0).saysOnly("");
      machine.shell("wc -l < all.jsonl | tr -d ' '").prints(COUNT + "\n");
      machine.shell(MEMORY + list + "jsonl --jq .id | sort -u | wc -l").prints(COUNT + "\n");
      // A tree of the whole list does not fit in this heap.
      Result held = machine.shell(MEMORY + list + "json --jq length > length");
      assertTrue(held.exit() != 0, held::toString);
    }
  }
}
